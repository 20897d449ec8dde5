import type { Db } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { ORDER_ITEM_INCLUDE } from "./list-order-sales";

const BY_ID = { orderBy: { id: "asc" } } as const;

const DETAIL_INCLUDE = {
  ...ORDER_ITEM_INCLUDE,
  order: { include: { store: { select: { id: true, url: true } } } },
  location: { select: { name: true } },
  lines: {
    orderBy: [{ position: "asc" }, { id: "asc" }],
    include: {
      taxes: { ...BY_ID, include: { taxRate: { select: { name: true } } } },
      variation: { select: { productId: true } },
    },
  },
  payments: BY_ID,
  coupons: BY_ID,
  notes: { orderBy: [{ createdAt: "desc" }, { id: "desc" }] },
  returns: { ...BY_ID, include: { lines: { ...BY_ID, include: { line: { select: { name: true } } } } } },
} satisfies Prisma.SaleInclude;

export type OrderSaleDetail = Prisma.SaleGetPayload<{ include: typeof DETAIL_INCLUDE }>;

/** The sale of an order with all that its page shows, each part in a fixed order. Null for a sale of the till. */
export function findOrderSale(db: Db, businessId: number, saleId: number): Promise<OrderSaleDetail | null> {
  return db.sale.findFirst({
    where: { id: saleId, businessId, order: { isNot: null } },
    include: DETAIL_INCLUDE,
  });
}
