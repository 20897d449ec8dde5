import type { Prisma } from "@/lib/generated/prisma/client";

/**
 * Sets back the mark up to which quantities have been sent: all of them are looked at again. Counted,
 * so that a push under way, which began with what held before, does not move the mark on.
 */
export const FORGET_STOCK_MARK = {
  stockSentUpTo: null,
  stockResets: { increment: 1 },
} as const satisfies Prisma.StoreUpdateInput;
