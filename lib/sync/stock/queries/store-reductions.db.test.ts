import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { createReturn } from "@/lib/sales/create-return";
import { editOrder } from "@/lib/sync/orders/edit-order";
import { markOrderDeleted } from "@/lib/sync/orders/mark-order-deleted";
import { addStock, createProduct, createUser } from "@/lib/testing/factories";
import { createClock, openOrderShop, type OrderShop, startOrderSandbox } from "@/lib/testing/shop-with-orders";
import { useTestDb } from "@/lib/testing/test-db";
import { useServer } from "@/lib/testing/use-server";

const testDb = useTestDb();
const clock = createClock();
const sandbox = useServer(() => startOrderSandbox(clock));
let shop: OrderShop;
let userId: number;

beforeEach(async () => {
  shop = await openOrderShop({ db: testDb.db(), pool: testDb.pool() }, sandbox(), clock, { stock: 8 });
  await createProduct(shop.db, shop.business.id, { sku: "TEA", stock: { [shop.location.id]: 8 } });
  await shop.sync();
  userId = (await createUser(shop.db, shop.business.id)).id;
  for (const sku of ["MUG", "TEA"]) sandbox().state.findBySku(sku)!.stock_quantity = 1000;
});

type Sums = { variationId: number; storeReduced: string; reservation: string }[];

/** The sum over every line of every order of the store. */
const fullSums = () => shop.db.$queryRaw<Sums>`
  select sl.variation_id as "variationId", trim_scale(sum(sl.store_reduced))::text as "storeReduced",
    trim_scale(sum(greatest(0, sl.store_reduced - case
      when ol.state = 'deleted' then sl.store_reduced
      when sa.status = 'final' then sl.quantity - coalesce(
        (select sum(rl.restocked) from sale_return_lines rl join sale_returns sr on sr.id = rl.sale_return_id
          where rl.sale_line_id = sl.id and sr.remote_id is not null), 0)
      when ol.remote_status = 'refunded' then sl.store_reduced
      else 0 end)))::text as reservation
  from sale_lines sl join sales sa on sa.id = sl.sale_id join order_links ol on ol.sale_id = sa.id
  where ol.store_id = ${shop.store.id} and sl.variation_id is not null group by sl.variation_id order by sl.variation_id`;

const runningSums = () => shop.db.$queryRaw<Sums>`
  select variation_id as "variationId", trim_scale(store_reduced)::text as "storeReduced", trim_scale(reservation)::text as reservation
  from store_reductions where store_id = ${shop.store.id} order by variation_id`;

/** A sequence of pseudo-random whole numbers below a limit, the same for the same seed. */
function createDice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

const placeBoth = (units: number) =>
  shop.place(units, {
    lines: [
      { sku: "MUG", quantity: units },
      { sku: "TEA", quantity: 1 },
    ],
  });

async function refundInStore(orderId: number, isRestocked: boolean): Promise<void> {
  const { line_items } = await shop.read(orderId);
  const lines = [{ id: line_items[0]?.id, quantity: 1, refund_total: "1" }];
  const body = { api_refund: false, api_restock: isRestocked, line_items: lines };
  await shop.source.client.post(`orders/${orderId}/refunds`, body, z.unknown());
}

async function returnAtTill(orderId: number): Promise<void> {
  const { id, lines } = await shop.saleOf(orderId);
  const user = { id: userId, businessId: shop.business.id, permissions: [] };
  const returned = [{ saleLineId: lines[0]!.id, quantity: "1", restock: true }];
  await createReturn(shop.db, user, id, { clientKey: randomUUID(), reason: "", lines: returned });
}

const STATUSES = ["processing", "completed", "on-hold", "cancelled", "refunded"] as const;

/** One change of an order, at the store or in the POS. Some are refused, as a return of more than was sold. */
async function change(orderId: number, dice: (below: number) => number): Promise<unknown> {
  clock.forward(1);
  const kind = dice(7);
  if (kind < 2) sandbox().setOrderStatus(orderId, STATUSES[dice(STATUSES.length)]!);
  else if (kind === 2) return refundInStore(orderId, dice(2) === 0);
  else if (kind === 3) return returnAtTill(orderId);
  else if (kind === 4) {
    const { id: saleId } = await shop.saleOf(orderId);
    const status = dice(2) === 0 ? "draft" : "final";
    return editOrder(shop.db, { businessId: shop.business.id, saleId, userId, edit: { status } });
  } else if (kind === 5) return shop.db.$transaction((tx) => markOrderDeleted(tx, shop.store, orderId, null));
  else await addStock(shop.db, shop.mug.variations[0]!, shop.location.id, 3);
  return shop.take(orderId);
}

test.each([1, 2, 3])(
  "the sums are the full sums after imports, edits, returns and deletions, seed %i",
  async (seed) => {
    const dice = createDice(seed * 7919);
    const orders: number[] = [];
    let reserved = 0;
    for (let step = 0; step < 12; step += 1) {
      clock.forward(1);
      if (orders.length < 3 || dice(4) === 0) {
        // The first one is more than there is, and waits for stock.
        const id = placeBoth(orders.length === 0 ? 20 : 1 + dice(4));
        orders.push(id);
        await shop.take(id);
      } else {
        // Two orders of the same goods at once, so that their transactions wait for each other's rows.
        const [first, second] = [orders[dice(orders.length)]!, orders[dice(orders.length)]!];
        await Promise.allSettled([change(first, dice), change(second, dice), shop.take(first)]);
      }
      const sums = await runningSums();
      expect(sums, `after step ${step}`).toEqual(await fullSums());
      reserved += sums.filter(({ reservation }) => reservation !== "0").length;
    }
    expect(reserved).toBeGreaterThan(0);
  },
);

test("twenty orders of the same goods in either order are imported at once", async () => {
  const orders = Array.from({ length: 20 }, (_, index) => {
    const lines = [
      { sku: "MUG", quantity: 1 },
      { sku: "TEA", quantity: 2 },
    ];
    return shop.place(1, { lines: index % 2 === 0 ? lines : lines.reverse() });
  });
  const results = await Promise.all(orders.map((id) => shop.take(id)));
  expect(results.filter(({ outcome }) => outcome === "created")).toHaveLength(20);
  expect(await runningSums()).toEqual(await fullSums());
  expect(await runningSums()).toMatchObject([{ storeReduced: "20" }, { storeReduced: "40" }]);
});

test("lines written without their order, and a deleted store, leave nothing behind", async () => {
  const id = placeBoth(2);
  await shop.take(id);
  const { id: saleId, lines } = await shop.saleOf(id);
  await shop.db.saleLine.update({ where: { id: lines[0]!.id }, data: { storeReduced: 7 } });
  expect(await runningSums()).toEqual(await fullSums());
  await shop.db.saleLine.delete({ where: { id: lines[1]!.id } });
  expect(Number((await runningSums())[1]?.storeReduced)).toBe(0);
  await shop.db.orderLink.delete({ where: { saleId } });
  expect((await runningSums()).map(({ storeReduced }) => Number(storeReduced))).toEqual([0, 0]);
  await shop.db.store.delete({ where: { id: shop.store.id } });
  expect(await shop.db.storeReduction.count({ where: { storeId: shop.store.id } })).toBe(0);
  expect(await shop.db.orderReduction.count({ where: { saleId } })).toBe(0);
});
