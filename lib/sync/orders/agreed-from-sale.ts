import type { Db, Tx } from "@/lib/db";
import type { Sale } from "@/lib/generated/prisma/client";
import { z } from "zod";
import type { AgreedOrder } from "./agreed-order";

/** An address as stored on a sale; anything else is read as an empty address. */
export const storedAddressSchema = z.record(z.string(), z.string()).catch({});

/** The local side of an order: its sale as stored, in the shape that the merge compares. Decimal strings. */
export async function agreedFromSale(tx: Tx | Db, sale: Sale): Promise<AgreedOrder> {
  const lines = await tx.saleLine.findMany({
    where: { saleId: sale.id },
    orderBy: [{ position: "asc" }, { id: "asc" }],
  });
  return {
    // Waiting for stock is not an edit: the order's status maps to final.
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
