import type { Db } from "@/lib/db";
import { BY_ID, readCursor } from "@/lib/list/cursor";
import { type Page, readPage } from "@/lib/list/page";
import { type StoreEventView, storeEventDetailsSchema } from "./store-event";

const EVENTS_PER_PAGE = 10;

export type StoreEventPage = Page<StoreEventView>;

/**
 * Lists the store events of a store, the latest first.
 *
 * @throws AppError `invalid_input` (`badCursor`) when the cursor is not one of this list
 */
export async function listStoreEvents(
  db: Db,
  businessId: number,
  storeId: number,
  cursor?: string,
  limit = EVENTS_PER_PAGE,
): Promise<StoreEventPage> {
  const after = readCursor(BY_ID, cursor);
  const page = await readPage(
    limit,
    (take) =>
      db.storeEvent.findMany({
        where: { businessId, storeId, id: { lt: after?.[0] } },
        orderBy: { id: "desc" },
        take,
        include: { user: { select: { name: true } } },
      }),
    (row) => [row.id],
  );
  const items = page.items.map(({ id, kind, user, details, createdAt }) => ({
    id,
    kind,
    userName: user?.name ?? null,
    details: storeEventDetailsSchema.parse(details),
    createdAt: createdAt.toISOString(),
  }));
  return { ...page, items };
}
