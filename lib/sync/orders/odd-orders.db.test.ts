import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { mutatedOrder } from "@/lib/testing/mutated-orders";
import { loadOddOrders } from "@/lib/testing/odd-orders";
import { loadRecordedBodies } from "@/lib/testing/recorded-orders";
import { createClock, openOrderShop, type OrderShop, startOrderSandbox } from "@/lib/testing/shop-with-orders";
import { useTestDb } from "@/lib/testing/test-db";
import { useServer } from "@/lib/testing/use-server";
import { readOrder } from "@/lib/woo/resources/orders";
import { getOrder } from "./get-order";
import { importOrder } from "./import-order";
import { listOrders } from "./list-orders";

const testDb = useTestDb();
const clock = createClock();
const sandbox = useServer(() => startOrderSandbox(clock));
let shop: OrderShop;

beforeEach(async () => {
  shop = await openOrderShop({ db: testDb.db(), pool: testDb.pool() }, sandbox(), clock);
});

const take = (body: object) => importOrder(shop.source, readOrder(body), { isManual: true });
const oddOrder = (note: string) => loadOddOrders().find((order) => order["customer_note"] === note)!;

describe("odd orders", () => {
  test("each becomes a sale of its total, or is left out with a reason, as it is", async () => {
    const leftOut: string[] = [];
    let taken = 0;
    for (const body of loadOddOrders()) {
      const note = String(body["customer_note"]);
      const result = await take(body);
      if (result.outcome === "ignored") leftOut.push(`${note}: ${result.reason}`);
      if (result.saleId === null) continue;
      taken += 1;
      expect((await getOrder(shop.db, shop.business.id, result.saleId)).total, note).toBe("72");
    }
    expect(taken).toBe(11);
    expect(leftOut).toEqual([
      "sub-order child: sub_order",
      "checkout draft: checkout_draft",
      "auto draft: checkout_draft",
    ]);
    expect(await shop.db.orderFailure.count({ where: { storeId: shop.store.id } })).toBe(0);
  });

  test("two taxes under rate id 0 are two rows of the sale", async () => {
    const { saleId } = await take(oddOrder("unmapped zero rates"));
    const order = await getOrder(shop.db, shop.business.id, saleId ?? 0);
    expect(order.taxes.map(({ label, amount }) => [label, amount])).toEqual([
      ["Tax A", "7"],
      ["Tax B", "5"],
    ]);
  });

  test("a gift card is a payment of the sale and stays one row", async () => {
    const body = oddOrder("gift card reduces total");
    await take(body);
    clock.forward(1);
    const changed = { ...body, status: "completed", date_modified_gmt: "2026-11-29T07:00:00" };
    expect(await take(changed)).toMatchObject({ outcome: "updated" });
    const sale = await shop.saleOf(900_002);
    expect(sale.payments.map(({ method, amount }) => [method, amount.toFixed(2)])).toEqual([
      ["online", "22.00"],
      ["gift_card", "50.00"],
    ]);
    expect([sale.total.toFixed(), sale.rounding.toFixed()]).toEqual(["72", "0"]);
  });

  test("a total that is too high by more than rounding is listed as to be checked", async () => {
    await take({ ...oddOrder("number as number"), total: "75.00" });
    const { items } = await listOrders(shop.db, shop.business.id, shop.store.id, { view: "flagged" });
    expect(items).toMatchObject([{ number: "4711", hasFlaggedLines: true }]);
    const lines = (await shop.saleOf(900_013)).lines;
    expect(lines.at(-1)).toMatchObject({ kind: "rounding", isFlagged: true });
  });
});

test("an order becomes a sale whatever shape its fields have", { timeout: 60_000 }, async () => {
  const bodies = [...loadRecordedBodies(), ...loadOddOrders()];
  let id = 500_000;
  await fc.assert(
    fc.asyncProperty(mutatedOrder(bodies), async (body) => {
      const order = { ...body, id: (id += 1), refunds: [] };
      const status = ["trash", "checkout-draft", "auto-draft"].includes(String(body["status"]))
        ? "processing"
        : body["status"];
      const { outcome, saleId } = await take({ ...order, status, parent_id: 0 });
      expect(outcome).toBe("created");
      await getOrder(shop.db, shop.business.id, saleId ?? 0);
    }),
    { numRuns: 60 },
  );
});
