import { randomInt } from "node:crypto";
import type { SessionUser } from "@/lib/auth/session-user";
import type { Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";

/** Who moves goods, as far as moving them has to know. */
export type StockKeeper = Pick<SessionUser, "id" | "businessId" | "permissions">;

/** Throws invalid_input for a location that is archived or another business's. */
export async function requireLocation(
  tx: Tx,
  businessId: number,
  id: number,
  field = "locationId",
): Promise<{ name: string }> {
  const location = await tx.location.findFirst({
    where: { id, businessId, isArchived: false },
    select: { name: true },
  });
  if (location === null) throw new AppError("invalid_input", "invalidInput", { fields: { [field]: "locationGone" } });
  return location;
}

/** Throws conflict when a line is about something that is not this business's or whose stock is not counted. */
export async function requireVariations(
  tx: Tx,
  businessId: number,
  lines: readonly { variationId: number }[],
): Promise<void> {
  const ids = lines.map(({ variationId }) => variationId);
  const known = await tx.variation.count({ where: { businessId, id: { in: ids }, product: { tracksStock: true } } });
  if (known !== ids.length) throw new AppError("conflict", "variationGone");
}

// Without letters and digits that look alike: references are read out over the counter.
const ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

/** "T-7K3F9Q": ties the movements of one transfer, count or delivery together, and names them to people. */
export function newReference(letter: "T" | "C" | "R"): string {
  return `${letter}-${Array.from({ length: 6 }, () => ALPHABET[randomInt(ALPHABET.length)]).join("")}`;
}

/** The reason that each movement of it carries. */
export function reasonOf(reference: string, ...parts: string[]): string {
  return [reference, ...parts.filter((part) => part !== "")].join(" · ");
}

/** Long lists lock a thousand levels; Prisma's own five seconds are for a handful of rows. */
export const GOODS_TRANSACTION = { timeout: 30_000 };
