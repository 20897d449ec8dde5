import { numberedName } from "@/lib/queue/numbered-name";

/** Jobs of one store that must not overlap share this queue. */
export const STORE_QUEUE = numberedName("store");

/** Orders are imported while products are sent, so each store has a queue of its own for them. */
export const ORDERS_QUEUE = numberedName("orders");
