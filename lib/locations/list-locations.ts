import type { Db, Tx } from "@/lib/db";
import type { LocationView } from "./location-schema";

/** All locations, those in use first, with the stock and stores that prevent archiving. */
export async function listLocations(db: Db | Tx, businessId: number): Promise<LocationView[]> {
  const [locations, stocked, stores] = await Promise.all([
    db.location.findMany({
      where: { businessId },
      orderBy: [{ isArchived: "asc" }, { id: "asc" }],
      select: {
        id: true,
        name: true,
        address: true,
        phone: true,
        isArchived: true,
      },
    }),
    db.stockLevel.groupBy({ by: ["locationId"], where: { businessId, quantity: { not: 0 } }, _count: { _all: true } }),
    db.store.findMany({
      where: { businessId },
      orderBy: { id: "asc" },
      select: { name: true, locationId: true, furtherLocationIds: true },
    }),
  ]);
  const counts = new Map(stocked.map(({ locationId, _count }) => [locationId, _count._all]));
  const sellsFrom = (store: (typeof stores)[number], id: number) =>
    store.locationId === id || store.furtherLocationIds.includes(id);
  return locations.map((location) => ({
    ...location,
    stocked: counts.get(location.id) ?? 0,
    stores: stores.filter((store) => sellsFrom(store, location.id)).map(({ name }) => name),
  }));
}

/** Names of locations for a choice, oldest first: all, or only those in use. */
export function listLocationNames(
  db: Db | Tx,
  businessId: number,
  { isInUse = false } = {},
): Promise<{ id: number; name: string }[]> {
  return db.location.findMany({
    where: { businessId, ...(isInUse ? { isArchived: false } : {}) },
    orderBy: { id: "asc" },
    select: { id: true, name: true },
  });
}
