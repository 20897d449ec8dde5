import type { Db, Tx } from "@/lib/db";
import type { Sale } from "@/lib/generated/prisma/client";
import { z } from "zod";
import type { AgreedOrder } from "./agreed-order";

/** An address as a sale keeps it; anything else is no address. */
export const storedAddressSchema = z.record(z.string(), z.string()).catch({});

/** The POS's side of an order: its sale as it stands, in the shape that is compared. */
export async function agreedFromSale(tx: Tx | Db, sale: Sale): Promise<AgreedOrder> {
  const lines = await tx.saleLine.findMany({
    where: { saleId: sale.id },
    orderBy: [{ position: "asc" }, { id: "asc" }],
  });
  return {
    // Waiting for stock is not an edit: it was meant to be final.
    status: sale.draftReason === "out_of_stock" ? "final" : sale.status,
    shippingStatus: sale.shippingStatus,
    customerNote: sale.customerNote,
    billing: storedAddressSchema.parse(sale.billing ?? {}),
    shipping: storedAddressSchema.parse(sale.shipping ?? {}),
    lines: lines.map((line) => ({
      kind: line.kind === "free_text" ? "product" : line.kind,
      remoteLineId: line.remoteLineId,
      name: line.name,
      quantity: line.quantity.toFixed(),
      total: line.total.toFixed(),
      taxTotal: line.taxTotal.toFixed(),
    })),
    total: sale.total.toFixed(),
  };
}
