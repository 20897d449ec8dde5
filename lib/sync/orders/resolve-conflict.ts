import { lockSaleRow } from "@/lib/sales/queries/lock-sale";
import { recordActivity } from "@/lib/activity/record-activity";
import type { Db, Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { Prisma } from "@/lib/generated/prisma/client";
import { agreedFromDraft, ORDER_PARTS } from "./agreed-order";
import type { ConflictChoice } from "./conflict-choice-schema";
import { finaliseOrderSale } from "./finalise-sale";
import type { OrderDraft } from "./order-draft";
import { storedDraftSchema } from "./order-draft-schema";
import { lockOrder } from "./queries/lock-order";
import { updateSale } from "./write-sale";

/**
 * Applies a person's choice to an order that both sides have changed. The store's side becomes the agreed
 * state either way, so retained edits stay until the store changes the order again.
 *
 * @throws AppError `not_found` (`notFound`) when the business has no such order
 * @throws AppError `conflict` (`noConflict`) when the order has no conflict
 * @throws AppError `conflict` (`orderChangedAgain`) when the store changed the order after the choice was shown
 */
export async function resolveConflict(
  db: Db,
  request: { businessId: number; saleId: number; userId: number; choice: ConflictChoice },
): Promise<void> {
  const { businessId, saleId, userId, choice } = request;
  const known = await db.orderLink.findFirst({
    where: { businessId, saleId },
    select: { storeId: true, remoteId: true },
  });
  if (!known) throw new AppError("not_found", "notFound");
  await db.$transaction(
    async (tx) => {
      await lockOrder(tx, known.storeId, known.remoteId);
      await lockSaleRow(tx, businessId, saleId);
      const link = await tx.orderLink.findUniqueOrThrow({ where: { saleId }, include: { sale: true, store: true } });
      if (link.state !== "conflict") throw new AppError("conflict", "noConflict");
      if (link.contentHash !== choice.contentHash) throw new AppError("conflict", "orderChangedAgain");
      const draft = storedDraftSchema.parse(link.conflict);
      if (choice.keep === "store") {
        await updateSale(tx, link.store, saleId, await withoutDeleted(tx, businessId, draft), ORDER_PARTS);
        await tx.sale.update({ where: { id: saleId }, data: { editedAt: null } });
        await finaliseOrderSale(tx, link.sale, {
          status: draft.status,
          remoteStatus: draft.remoteStatus,
          userId,
          number: link.number,
        });
      }
      const details = { number: link.sale.number, keep: choice.keep };
      await recordActivity(tx, { businessId, userId, action: "sale.conflict_resolved", entityId: saleId, details });
      await tx.orderLink.update({
        where: { saleId },
        data: { state: "in_step", agreed: agreedFromDraft(draft), conflict: Prisma.DbNull },
      });
    },
    { timeout: 30_000 },
  );
}

/** The conflict may be older than the deletion of a product or tax rate that it names. */
async function withoutDeleted(tx: Tx, businessId: number, draft: OrderDraft): Promise<OrderDraft> {
  const [variations, rates] = await Promise.all([
    tx.variation.findMany({
      where: { businessId, id: { in: draft.lines.flatMap((line) => line.variationId ?? []) } },
      select: { id: true },
    }),
    tx.taxRate.findMany({ where: { businessId }, select: { id: true } }),
  ]);
  const variationIds = new Set(variations.map(({ id }) => id));
  const rateIds = new Set(rates.map(({ id }) => id));
  return {
    ...draft,
    lines: draft.lines.map((line) => {
      const isDeleted = line.variationId !== null && !variationIds.has(line.variationId);
      return {
        ...line,
        ...(isDeleted ? { variationId: null, kind: "free_text" as const, isFlagged: true } : {}),
        taxes: line.taxes.map((tax) => ({
          ...tax,
          taxRateId: tax.taxRateId !== null && rateIds.has(tax.taxRateId) ? tax.taxRateId : null,
        })),
      };
    }),
  };
}
