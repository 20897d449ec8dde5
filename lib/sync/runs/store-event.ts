import { z } from "zod";
import type { Tx, Db } from "@/lib/db";
import type { StoreEventKind } from "@/lib/generated/prisma/enums";

/** The details of a store event: numbers and words that the history puts into its sentence. */
export const storeEventDetailsSchema = z.union([
  z.object({ reset: z.enum(["categories", "products"]), removed: z.record(z.string(), z.number()) }),
  z.object({ source: z.string(), lastAt: z.iso.datetime().optional() }),
  z.object({ topic: z.string(), address: z.string(), found: z.string().nullable() }),
  z.object({ fault: z.string() }),
  z.object({ removesWebhooks: z.boolean() }),
]);
export type StoreEventDetails = z.infer<typeof storeEventDetailsSchema>;

/** A store event as the history shows it; times are ISO strings. */
export type StoreEventView = {
  id: number;
  kind: StoreEventKind;
  /** Null when no person caused it. */
  userName: string | null;
  details: StoreEventDetails;
  createdAt: string;
};

export type NewStoreEvent = { kind: StoreEventKind; userId: number | null; details: StoreEventDetails };

/** Records store events, in the caller's transaction. */
export async function recordStoreEvents(
  tx: Tx | Db,
  store: { id: number; businessId: number },
  events: NewStoreEvent[],
): Promise<void> {
  const rows = events.map((event) => ({ businessId: store.businessId, storeId: store.id, ...event }));
  await tx.storeEvent.createMany({ data: rows });
}
