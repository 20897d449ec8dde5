import type { Db } from "@/lib/db";
import { escapeLike } from "@/lib/db/escape-like";
import type { Prisma } from "@/lib/generated/prisma/client";
import { UNPLACED_STATUSES } from "@/lib/sync/settings/order-settings";
import type { OrderFilter } from "../order-filter";

/** What a list of orders shows of a sale. One flagged line is enough to show the flag. */
export const ORDER_ITEM_INCLUDE = {
  customer: { select: { name: true, email: true, phone: true } },
  order: true,
  lines: { where: { isFlagged: true }, select: { id: true }, take: 1 },
} satisfies Prisma.SaleInclude;

export type OrderSale = Prisma.SaleGetPayload<{ include: typeof ORDER_ITEM_INCLUDE }>;

/** Sales of a store's orders, the latest first, after a keyset. */
export function listOrderSales(
  db: Db,
  scope: { businessId: number; storeId: number; filter: OrderFilter },
  after: readonly [soldAt: Date, id: number] | null,
  limit: number,
): Promise<OrderSale[]> {
  const isAfter = after ? { OR: [{ soldAt: { lt: after[0] } }, { soldAt: after[0], id: { lt: after[1] } }] } : {};
  return db.sale.findMany({
    where: { AND: [orderWhere(scope.businessId, scope.storeId, scope.filter), isAfter] },
    orderBy: [{ soldAt: "desc" }, { id: "desc" }],
    take: limit,
    include: ORDER_ITEM_INCLUDE,
  });
}

/** The store deletes abandoned checkouts daily, which is nothing to look at. */
const DELETED = {
  state: "deleted",
  remoteStatus: { notIn: [...UNPLACED_STATUSES] },
} satisfies Prisma.OrderLinkWhereInput;

/** The condition for the sales of a store's orders that match a filter. */
export function orderWhere(
  businessId: number,
  storeId: number,
  { view = "all", status, q }: OrderFilter,
): Prisma.SaleWhereInput {
  return {
    businessId,
    order: {
      is: {
        storeId,
        ...(view === "conflicts" ? { state: "conflict" } : view === "deleted" ? DELETED : {}),
        ...(status ? { remoteStatus: status } : {}),
      },
    },
    ...(view === "waiting" ? { draftReason: "out_of_stock" } : {}),
    ...(view === "flagged" ? { lines: { some: { isFlagged: true } } } : {}),
    ...(q ? { OR: searchFor(q) } : {}),
  };
}

function searchFor(q: string): Prisma.SaleWhereInput[] {
  // Prisma passes the text to ilike without escaping.
  const contains = escapeLike(q);
  const like = { contains, mode: "insensitive" } as const;
  const remoteId = /^#?([1-9]\d{0,8})$/.exec(q)?.[1];
  return [
    { order: { is: { number: { ...like, contains: contains.replace(/^#/, "") } } } },
    ...(remoteId ? [{ order: { is: { remoteId: Number(remoteId) } } }] : []),
    { customer: { is: { OR: [{ name: like }, { email: like }] } } },
    { lines: { some: { sku: like } } },
  ];
}
