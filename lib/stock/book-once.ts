import { createHash } from "node:crypto";
import type { Db, Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { Prisma } from "@/lib/generated/prisma/client";
import { GOODS_TRANSACTION } from "./require-goods";

/** A form with its client key; `request` contains the fields whose change makes it another request. */
export type Booking = { businessId: number; clientKey: string; request: Prisma.InputJsonObject };

/**
 * Books a form's goods in one transaction, once per client key: a repeated request gets the first answer. Of two
 * simultaneous requests the second waits for the key's row.
 *
 * @throws AppError `conflict` (`bookedOtherwise`) when the key was used with other fields, since either may be intended
 */
export function bookOnce<T extends Prisma.InputJsonObject>(
  db: Db,
  { businessId, clientKey, request }: Booking,
  book: (tx: Tx) => Promise<T>,
): Promise<T> {
  const requestHash = createHash("sha256").update(JSON.stringify(request)).digest("hex");
  return db.$transaction(async (tx) => {
    const { count } = await tx.stockBooking.createMany({
      data: { businessId, clientKey, requestHash },
      skipDuplicates: true,
    });
    const key = { businessId_clientKey: { businessId, clientKey } };
    if (count === 0) {
      const booked = await tx.stockBooking.findUniqueOrThrow({ where: key });
      if (booked.requestHash !== requestHash) throw new AppError("conflict", "bookedOtherwise");
      return booked.answer as T;
    }
    const answer = await book(tx);
    await tx.stockBooking.update({ where: key, data: { answer } });
    return answer;
  }, GOODS_TRANSACTION);
}
