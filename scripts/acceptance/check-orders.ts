import type { Bridge } from "./bridge";
import { compareFields, type Row, toRow } from "./rows";
import { type OrderedLine, placeOrder, readOrder, refundOne, setStatus, trashOrder } from "./order-api";
import { readStocks, type Stocked } from "./stocked";

/** Stock of what is ordered after a step, and what the step makes of the sale. */
type Step = {
  name: string;
  act: (orderId: number) => Promise<void>;
  /** Units of each line that are out of the shop afterwards. */
  out: number;
  /** Units that the store reserves beyond these, for an order that is a draft in the shop. */
  reserved?: number;
  /** What the sale is afterwards; not compared where the shop may decide. */
  sale?: "draft" | "final";
};

/**
 * Takes orders through their whole life in the store, imports them after each step and compares status, total, refunds
 * and the stock on both sides.
 *
 * @param goods what is ordered: the sold thing of a simple product, and a variation
 */
export async function checkOrders(bridge: Bridge, goods: readonly [Stocked, Stocked]): Promise<Row[]> {
  const { client } = bridge;
  const refund = (isRestocked: boolean) => async (id: number) =>
    refundOne(client, await readOrder(client, id), isRestocked);
  const status = (to: string) => (id: number) => setStatus(client, id, to);
  const [simple, variation] = goods;
  return [
    ...(await followOrder(bridge, "served", [simple, variation], 3, [
      { name: "completed", act: status("completed"), out: 3, sale: "final" },
      { name: "one restocked", act: refund(true), out: 2, sale: "final" },
      { name: "one refunded without restock", act: refund(false), out: 2, sale: "final" },
      { name: "refunded as a whole", act: status("refunded"), out: 2, sale: "draft" },
    ])),
    ...(await followOrder(bridge, "cancelled", [simple], 4, [
      { name: "cancelled", act: status("cancelled"), out: 0, sale: "draft" },
      { name: "processing again", act: status("processing"), out: 4, sale: "final" },
      { name: "on hold", act: status("on-hold"), out: 0, reserved: 4, sale: "draft" },
      { name: "cancelled again", act: status("cancelled"), out: 0, sale: "draft" },
    ])),
    ...(await followOrder(bridge, "trashed", [variation], 2, [
      { name: "trashed", act: (id) => trashOrder(client, id), out: 0, sale: "draft" },
      { name: "restored", act: status("processing"), out: 2, sale: "final" },
      { name: "completed", act: status("completed"), out: 2, sale: "final" },
      { name: "trashed when served", act: (id) => trashOrder(client, id), out: 2 },
    ])),
  ];
}

async function followOrder(
  bridge: Bridge,
  name: string,
  goods: readonly Stocked[],
  quantity: number,
  steps: readonly Step[],
): Promise<Row[]> {
  const before = await readStocks(bridge, goods);
  const lines = goods.map(({ remote }): OrderedLine => ({ ...remote, quantity }));
  const { id } = await placeOrder(bridge.client, lines);
  const rows: Row[] = [];
  const first: Step = { name: "placed", act: () => Promise.resolve(), out: quantity, sale: "final" };
  for (const step of [first, ...steps]) {
    await step.act(id);
    await bridge.poll();
    const check = `order ${name}, ${step.name}`;
    rows.push(...(await compareSale(bridge, check, id, step.sale)));
    await bridge.push();
    const after = await readStocks(bridge, goods);
    const here = before.map(({ local }) => local - step.out);
    rows.push(toRow(`${check}: stock here`, here.join(", "), after.map(({ local }) => local).join(", ")));
    const there = here.map((quantity) => quantity - (step.reserved ?? 0));
    rows.push(toRow(`${check}: stock in the store`, there.join(", "), after.map(({ remote }) => remote).join(", ")));
  }
  return rows;
}

async function compareSale(
  { client, shop, store }: Bridge,
  check: string,
  id: number,
  saleStatus: Step["sale"],
): Promise<Row[]> {
  const order = await readOrder(client, id);
  const link = await shop.db.orderLink.findUnique({
    where: { storeId_remoteId: { storeId: store.id, remoteId: id } },
    include: { sale: { include: { lines: true } } },
  });
  const isDeleted = order.status === "trash";
  const refunded = order.refunds.reduce((sum, { total }) => sum - Number(total), 0);
  const expected = {
    ...(saleStatus === undefined ? {} : { sale: saleStatus }),
    total: money(order.total),
    tax: money(order.total_tax),
    refunded: money(refunded),
    rounding: "0.00",
    lines: String(order.line_items.length + order.shipping_lines.length + order.fee_lines.length),
    ...(isDeleted ? { deleted: "yes" } : { "store's status": order.status }),
  };
  const sale = link?.sale;
  return compareFields(
    check,
    expected,
    sale && {
      sale: sale.status,
      total: money(sale.total),
      tax: money(sale.taxTotal),
      refunded: money(sale.refundedTotal),
      rounding: money(sale.rounding),
      lines: String(sale.lines.length),
      deleted: sale.deletedInStoreAt === null ? "no" : "yes",
      "store's status": link.remoteStatus,
    },
  );
}

const money = (amount: { toString(): string } | number | string): string => Number(amount).toFixed(2);
