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
import { settleStock } from "./settle-stock";

export const statusRequestSchema = z.object({
  status: z.enum(["draft", "final"]),
  allowOversell: z.boolean().default(false),
});

export type StatusRequest = z.infer<typeof statusRequestSchema>;

/**
 * Makes a draft final, which takes its stock, or a final sale a draft, which gives it back. Asking
 * for what it already is changes nothing. A held sale is finished at the till.
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
  // Unpaid, unnumbered, and its total is of the day it was held: the till does all of that.
  if (isHeld(sale)) throw new AppError("conflict", "heldNeedsTill");
  if (sale.deletedInStoreAt !== null) throw new AppError("conflict", "orderDeletedInStore");
  const stock = { saleId: sale.id, locationId: sale.locationId, wanted: await loadSaleStock(tx, sale.id) };
  const isOversold = await refuseShortages(tx, seller, stock, allowOversell);
  await settleStock(tx, { ...stock, businessId: seller.businessId, userId: seller.id, reason: "" });
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
  // Which of the goods are back on the shelf is said by the returns; a draft would put all of them there.
  if (returns > 0) throw new AppError("conflict", "saleHasReturns");
  await settleStock(tx, {
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
