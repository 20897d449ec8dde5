import type { Db } from "@/lib/db";
import { AppError } from "@/lib/errors";

/**
 * The location whose stock an export writes: the requested one, or the first that is not archived. The import proposes
 * the same location, so an unchanged file changes no stock. Null when the business has none.
 *
 * @throws AppError `not_found` (`notFound`) when the requested location belongs to another business
 */
export async function findExportLocation(
  db: Db,
  businessId: number,
  locationId: number | null,
): Promise<{ id: number; name: string } | null> {
  const location = await db.location.findFirst({
    where: locationId === null ? { businessId, isArchived: false } : { businessId, id: locationId },
    orderBy: { id: "asc" },
    select: { id: true, name: true },
  });
  if (location === null && locationId !== null) throw new AppError("not_found", "notFound");
  return location;
}
