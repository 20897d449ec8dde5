import { beforeEach, describe, expect, test } from "vitest";
import { createHarness, type Harness } from "@/lib/testing/engine-harness";
import { createPriceGroup, createProduct } from "@/lib/testing/factories";
import { ownerOf } from "@/lib/testing/pulling";
import { useTestDb } from "@/lib/testing/test-db";
import { useSandbox } from "@/lib/testing/use-server";
import { previewDetails } from "@/lib/sync/preview/preview-details";

const testDb = useTestDb();
const sandbox = useSandbox();
let h: Harness;

beforeEach(async () => {
  h = await createHarness({ db: testDb.db(), pool: testDb.pool() }, sandbox());
});

const FROM = new Date("2026-12-01T00:00:00Z");
const UNTIL = new Date("2036-12-24T23:59:59Z");

type SalePrice = { salePrice: string | null; salePriceFrom?: Date | null; salePriceUntil?: Date | null };

/** Sets a sale price, or removes it, as the product's form does. */
async function decide(sku: string, { salePrice, salePriceFrom = null, salePriceUntil = null }: SalePrice) {
  await h.db.variation.updateMany({
    where: { businessId: h.business.id, sku },
    data: { salePrice, salePriceFrom, salePriceUntil, salePriceChangedAt: new Date() },
  });
}

function inStore(sku: string) {
  const { regular_price, sale_price, date_on_sale_from, date_on_sale_to } = sandbox().state.findBySku(sku)!;
  return [regular_price, sale_price, date_on_sale_from, date_on_sale_to];
}

const changed = () => h.sync({ mode: "changed" });

async function decideInStore(sku: string, fields: object) {
  await ownerOf(h).post(`products/${sandbox().state.findBySku(sku)!.id}`, fields);
}

describe("a sale price", () => {
  test("is sent with its times after an edit, then nothing, and is cleared when it is removed", async () => {
    await createProduct(h.db, h.business.id, { sku: "MUG", price: "10" });
    await h.sync();
    await decide("MUG", { salePrice: "7.5", salePriceFrom: FROM, salePriceUntil: UNTIL });
    expect(await changed()).toMatchObject({ updated: 1, failed: 0 });
    expect(inStore("MUG")).toEqual(["10.00", "7.50", "2026-12-01T00:00:00", "2036-12-24T23:59:59"]);
    expect(await h.sync()).toMatchObject({ updated: 0, failed: 0 });

    await decide("MUG", { salePrice: null });
    expect(await changed()).toMatchObject({ updated: 1, failed: 0 });
    expect(inStore("MUG")).toEqual(["10.00", "", null, null]);
    expect(await h.sync()).toMatchObject({ updated: 0, failed: 0 });
  });

  test("of a variation is sent with a new product", async () => {
    await createProduct(h.db, h.business.id, {
      type: "variable",
      sku: "SH",
      variations: ["S", "M"].map((Size) => ({ sku: `SH-${Size}`, price: "9", options: { Size } })),
    });
    await decide("SH-M", { salePrice: "6" });
    expect(await h.sync()).toMatchObject({ failed: 0 });
    expect(inStore("SH-S")).toEqual(["9.00", "", null, null]);
    expect(inStore("SH-M")).toEqual(["9.00", "6.00", null, null]);
  });

  test("of the store stays while the shop has decided on none, whatever else is sent", async () => {
    const { variations } = await createProduct(h.db, h.business.id, { sku: "MUG", price: "10" });
    await h.sync();
    await decideInStore("MUG", { sale_price: "5", date_on_sale_to_gmt: "2036-01-01T00:00:00" });
    await h.db.variation.update({ where: { id: variations[0]!.id }, data: { price: "12" } });
    expect(await changed()).toMatchObject({ updated: 1, failed: 0 });
    expect(inStore("MUG")).toEqual(["12.00", "5", null, "2036-01-01T00:00:00"]);
    expect(await h.sync({ isForced: true })).toMatchObject({ failed: 0 });
    expect(inStore("MUG")).toEqual(["12.00", "5", null, "2036-01-01T00:00:00"]);
  });

  test("goes with the price group's price where it is lower, and is cleared where it is not", async () => {
    const group = await createPriceGroup(h.db, h.business.id);
    await h.saveSettings({ priceGroupId: group.id });
    await createProduct(h.db, h.business.id, { sku: "LOW", price: "10", groupPrices: { [group.id]: "6" } });
    await createProduct(h.db, h.business.id, { sku: "HIGH", price: "10", groupPrices: { [group.id]: "8" } });
    for (const sku of ["LOW", "HIGH"]) await decide(sku, { salePrice: "7" });
    expect(await h.sync()).toMatchObject({ failed: 0 });
    expect(inStore("LOW")).toEqual(["6.00", "", null, null]);
    expect(inStore("HIGH")).toEqual(["8.00", "7.00", null, null]);
  });

  test("that the store has ended itself is not sent again", async () => {
    await createProduct(h.db, h.business.id, { sku: "MUG", price: "10" });
    await decide("MUG", { salePrice: "7", salePriceFrom: FROM, salePriceUntil: UNTIL });
    await h.sync();
    // WooCommerce's daily clean-up of sale prices whose time is over.
    await decideInStore("MUG", { sale_price: "", date_on_sale_from: "", date_on_sale_to: "" });
    expect(await h.sync()).toMatchObject({ updated: 0, failed: 0 });
    expect(inStore("MUG")).toEqual(["10.00", "", null, null]);
  });

  test("is previewed: now, last sent, and what the store has", async () => {
    const { id: productId } = await createProduct(h.db, h.business.id, { sku: "MUG", price: "10" });
    await decide("MUG", { salePrice: "7.5" });
    await h.sync();
    await decide("MUG", { salePrice: "7", salePriceUntil: UNTIL });
    const of = { businessId: h.business.id, storeId: h.store.id, productId };
    const { lines } = await previewDetails(h.deps, of, { mode: "all", isForced: false, isStoreRead: true });
    const before = { kind: "salePrice", text: "7.50", from: null, until: null };
    expect(lines[0]?.rows.find(({ field }) => field === "salePrice")).toEqual({
      field: "salePrice",
      isSent: true,
      now: { kind: "salePrice", text: "7.00", from: null, until: "2036-12-24T23:59:59.000Z" },
      lastSent: before,
      inStore: { value: before, isSame: false },
    });
  });
});
