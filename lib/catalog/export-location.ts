import type { Db } from "@/lib/db";
import { AppError } from "@/lib/errors";

/**
 * The location whose stock an export writes: the one asked for, else the first in use, which is also
 * the one that the import proposes. So a file that nobody touched comes back to where it was counted.
 * Null: there is none. Throws not_found for another business's.
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
