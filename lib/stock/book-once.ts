import { createHash } from "node:crypto";
import type { Db, Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { Prisma } from "@/lib/generated/prisma/client";
import { GOODS_TRANSACTION } from "./require-goods";

/** The form that is booked, and what it asks for as far as a change of it makes another wish. */
export type Booking = { businessId: number; clientKey: string; request: Prisma.InputJsonObject };

/**
 * Books a form's goods in one transaction, and once: the same form again gets the answer it got the first
 * time, also when both requests come at the same moment, since the second waits at the key's row. Throws
 * conflict when the form was changed in between: nobody can tell whether the first was meant as well.
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
