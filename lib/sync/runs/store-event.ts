import { z } from "zod";
import type { Tx, Db } from "@/lib/db";
import type { StoreEventKind } from "@/lib/generated/prisma/enums";

/** What a line says beside its kind: numbers and words that the history puts into its sentence. */
export const storeEventDetailsSchema = z.union([
  z.object({ reset: z.enum(["categories", "products"]), removed: z.record(z.string(), z.number()) }),
  z.object({ topic: z.string(), address: z.string(), found: z.string().nullable() }),
]);
export type StoreEventDetails = z.infer<typeof storeEventDetailsSchema>;

/** One line of a store's history that no run made; times are ISO texts. */
export type StoreEventView = {
  id: number;
  kind: StoreEventKind;
  /** Null when no person asked for it. */
  userName: string | null;
  details: StoreEventDetails;
  createdAt: string;
};

export type NewStoreEvent = { kind: StoreEventKind; userId: number | null; details: StoreEventDetails };

/** Writes lines of a store's history, in the caller's transaction. */
export async function recordStoreEvents(
  tx: Tx | Db,
  store: { id: number; businessId: number },
  events: NewStoreEvent[],
): Promise<void> {
  const rows = events.map((event) => ({ businessId: store.businessId, storeId: store.id, ...event }));
  await tx.storeEvent.createMany({ data: rows });
}
