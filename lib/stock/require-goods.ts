import { randomInt } from "node:crypto";
import type { SessionUser } from "@/lib/auth/session-user";
import type { Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";

/** The user who moves goods. */
export type StockKeeper = Pick<SessionUser, "id" | "businessId" | "permissions">;

/**
 * A location in use of the business.
 *
 * @throws AppError `invalid_input` (`invalidInput` with the field) when it is archived or of another business
 */
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

/**
 * Checks that all variations belong to the business and are tracked.
 *
 * @throws AppError `conflict` (`variationGone`) when one is not
 */
export async function requireVariations(
  tx: Tx,
  businessId: number,
  lines: readonly { variationId: number }[],
): Promise<void> {
  const ids = lines.map(({ variationId }) => variationId);
  const known = await tx.variation.count({ where: { businessId, id: { in: ids }, product: { tracksStock: true } } });
  if (known !== ids.length) throw new AppError("conflict", "variationGone");
}

// No characters that look alike, since people read references aloud.
const ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

/** A random reference like "T-7K3F9Q", shared by the movements of one transfer, count or delivery. */
export function newReference(letter: "T" | "C" | "R"): string {
  return `${letter}-${Array.from({ length: 6 }, () => ALPHABET[randomInt(ALPHABET.length)]).join("")}`;
}

/** The reason of each movement: the reference and the parts that are not empty. */
export function reasonOf(reference: string, ...parts: string[]): string {
  return [reference, ...parts.filter((part) => part !== "")].join(" · ");
}

/** Long lists lock a thousand levels, and Prisma's default of 5 s is too short for them. */
export const GOODS_TRANSACTION = { timeout: 30_000 };
