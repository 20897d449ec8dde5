import { beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { createTaxRate } from "@/lib/testing/factories";
import { createClock, openOrderShop, type OrderShop, startOrderSandbox } from "@/lib/testing/shop-with-orders";
import { useTestDb } from "@/lib/testing/test-db";
import { useServer } from "@/lib/testing/use-server";
import { listTaxWarnings } from "./list-tax-warnings";
import { saveTaxMapping } from "./save-tax-mapping";

const testDb = useTestDb();
const clock = createClock();
const sandbox = useServer(() => startOrderSandbox(clock));
let shop: OrderShop;
let remoteRateId: number;
let taxRateId: number;

beforeEach(async () => {
  shop = await openOrderShop({ db: testDb.db(), pool: testDb.pool() }, sandbox(), clock);
  sandbox().setSetting("woocommerce_calc_taxes", "yes");
  const rate = { country: "US", state: "CA", rate: "10.0000", name: "Sales tax", class: "standard" };
  remoteRateId = (await shop.source.client.post("taxes", rate, z.object({ id: z.number() }))).data.id;
  taxRateId = (await createTaxRate(shop.db, shop.business.id, "10")).id;
});

const map = (to: number | null) =>
  saveTaxMapping(shop.db, shop.business.id, shop.store.id, { classes: [], rates: [{ remoteRateId, taxRateId: to }] });
const warnings = async () => (await listTaxWarnings(shop.db, shop.business.id, shop.store.id)).unmappedTaxes;
async function ratesOf(orderId: number): Promise<(number | null)[]> {
  const sale = await shop.saleOf(orderId);
  const taxes = await shop.db.saleLineTax.findMany({ where: { line: { saleId: sale.id } } });
  return taxes.map((tax) => tax.taxRateId);
}

test("an order with a mapped rate has the local rate and no warning", async () => {
  await map(taxRateId);
  const id = shop.place(2);
  await shop.take(id);
  expect(await ratesOf(id)).toEqual([taxRateId]);
  expect(await warnings()).toEqual([]);
});

test("mapping a rate later updates imported orders, and so does removing the mapping", async () => {
  const id = shop.place(2);
  await shop.take(id);
  expect(await ratesOf(id)).toEqual([null]);
  expect(await warnings()).toMatchObject([{ label: "Sales tax", percent: "10", orders: 1 }]);
  await map(taxRateId);
  expect(await ratesOf(id)).toEqual([taxRateId]);
  expect(await warnings()).toEqual([]);
  // A new import of the order gives the same result.
  clock.forward(1);
  sandbox().setOrderStatus(id, "completed");
  await shop.take(id);
  expect(await ratesOf(id)).toEqual([taxRateId]);
  await map(null);
  expect(await ratesOf(id)).toEqual([null]);
  expect(await warnings()).toHaveLength(1);
});
