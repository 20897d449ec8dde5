import type { Db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { Store } from "@/lib/generated/prisma/client";

/**
 * Returns a store of the business.
 *
 * @throws AppError `not_found` (`notFound`) when the business has no such store
 */
export async function requireStore(
  db: Db,
  businessId: number,
  storeId: number,
): Promise<Pick<Store, "id" | "name" | "url">> {
  const store = await db.store.findFirst({
    where: { id: storeId, businessId },
    select: { id: true, name: true, url: true },
  });
  if (!store) throw new AppError("not_found", "notFound");
  return store;
}
