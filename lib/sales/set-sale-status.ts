import type { Decimal } from "decimal.js";
import { z } from "zod";
import { recordActivity } from "@/lib/activity/record-activity";
import type { Db, Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { Sale } from "@/lib/generated/prisma/client";
import { editSale } from "./edit-sale";
import { refuseShortages, type Seller } from "./refuse-shortages";
import { isHeld } from "./sale-view";
import { loadSaleStock } from "./sale-stock";
import { postStock } from "./post-stock";

export const statusRequestSchema = z.object({
  status: z.enum(["draft", "final"]),
  allowOversell: z.boolean().default(false),
});

export type StatusRequest = z.infer<typeof statusRequestSchema>;

/**
 * Makes a draft final or a final sale a draft, and posts the stock. The present status again changes nothing.
 *
 * @throws AppError `not_found` (`notFound`) when the business has no such sale
 * @throws AppError `conflict` (`heldNeedsTill`) when a held sale should become final, which only the till does
 * @throws AppError `conflict` (`orderDeletedInStore`) when the order of the draft is deleted in the store
 * @throws AppError `conflict` (`saleHasReturns`) when a sale with returns should become a draft
 * @throws AppError `conflict` (`oversellAsk`) or `forbidden` (`oversellRefused`) when the location lacks goods
 * @throws AppError `conflict` (`goodsBusy`) after two deadlocks
 */
export async function setSaleStatus(
  db: Db,
  seller: Seller,
  saleId: number,
  { status, allowOversell }: StatusRequest,
): Promise<void> {
  await editSale(db, { businessId: seller.businessId, saleId, edit: { status } }, (tx, sale) =>
    status === "final" ? makeFinal(tx, seller, sale, allowOversell) : makeDraft(tx, seller, sale),
  );
}

async function makeFinal(tx: Tx, seller: Seller, sale: Sale, allowOversell: boolean): Promise<void> {
  // A held sale has no payments, no number and old prices. The till completes it.
  if (isHeld(sale)) throw new AppError("conflict", "heldNeedsTill");
  if (sale.deletedInStoreAt !== null) throw new AppError("conflict", "orderDeletedInStore");
  const stock = { saleId: sale.id, locationId: sale.locationId, wanted: await loadSaleStock(tx, sale.id) };
  const isOversold = await refuseShortages(tx, seller, stock, allowOversell);
  await postStock(tx, { ...stock, businessId: seller.businessId, userId: seller.id, reason: "" });
  await tx.sale.update({
    where: { id: sale.id },
    data: { status: "final", draftReason: null, finalAt: sale.finalAt ?? new Date() },
  });
  await recordActivity(tx, {
    businessId: seller.businessId,
    userId: seller.id,
    action: "sale.made_final",
    entityId: sale.id,
    details: {
      number: sale.number,
      total: sale.total.toFixed(),
      currency: sale.currency,
      ...(isOversold ? { oversold: "yes" } : {}),
    },
  });
}

async function makeDraft(tx: Tx, seller: Seller, sale: Sale): Promise<void> {
  const returns = await tx.saleReturn.count({ where: { saleId: sale.id } });
  // The returns state which goods are restocked, while a draft would restock all of them.
  if (returns > 0) throw new AppError("conflict", "saleHasReturns");
  await postStock(tx, {
    businessId: seller.businessId,
    saleId: sale.id,
    locationId: sale.locationId,
    userId: seller.id,
    wanted: new Map<number, Decimal>(),
    reason: "",
  });
  await tx.sale.update({ where: { id: sale.id }, data: { status: "draft", draftReason: "staff" } });
  await recordActivity(tx, {
    businessId: seller.businessId,
    userId: seller.id,
    action: "sale.made_draft",
    entityId: sale.id,
    details: { number: sale.number, total: sale.total.toFixed(), currency: sale.currency },
  });
}
