import { numberedName } from "@/lib/queue/numbered-name";

/** Jobs of one store that must not overlap share this queue. */
export const STORE_QUEUE = numberedName("store");

/** Orders come in beside what goes out: a queue of their own per store. */
export const ORDERS_QUEUE = numberedName("orders");
