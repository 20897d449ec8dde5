import type { Prisma } from "@/lib/generated/prisma/client";

/**
 * Resets the watermark of sent quantities, so that the next push checks all of them. The reset is
 * counted, so that a push that began before it does not move the watermark.
 */
export const RESET_STOCK_WATERMARK = {
  stockSentUpTo: null,
  stockResets: { increment: 1 },
} as const satisfies Prisma.StoreUpdateInput;
