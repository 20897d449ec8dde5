import { beforeEach, describe, expect, test } from "vitest";
import { createHarness, type Harness } from "@/lib/testing/engine-harness";
import { addStock, createLocation, createProduct } from "@/lib/testing/factories";
import { drainPull, ownerOf, readStore, takeOver } from "@/lib/testing/pulling";
import { useTestDb } from "@/lib/testing/test-db";
import { useImageServer, useSandbox } from "@/lib/testing/use-server";
import { pullChoicesSchema } from "./pull-schema";
import { pullStep } from "./pull-step";
import { applyPull } from "./start-pull";

process.env.ALLOW_PRIVATE_STORE_ADDRESSES = "true";

const testDb = useTestDb();
const sandbox = useSandbox();
const images = useImageServer();
let h: Harness;

beforeEach(async () => {
  h = await createHarness({ db: testDb.db(), pool: testDb.pool() }, sandbox());
});

/** A store as its owner has it: a tree, global attributes, taxes, pictures, sale prices and what the shop cannot have. */
async function fillStore() {
  const owner = ownerOf(h);
  await owner.post("taxes", { rate: "19", name: "VAT", class: "standard", country: "" });
  const tea = await owner.category("Coffee & Tea");
  const green = await owner.category("Green", tea);
  const size = await owner.attribute("Size", ["Small", "Medium", "Large"]);
  const mug = await owner.product({
    name: "Mug & saucer",
    sku: "MUG",
    regular_price: "12.5",
    sale_price: "10",
    date_on_sale_from_gmt: "2026-12-01T00:00:00",
    date_on_sale_to_gmt: "2036-12-24T22:59:59",
    description: "<p>Holds tea.</p>",
    manage_stock: true,
    stock_quantity: 7,
    weight: "0.4",
    global_unique_id: "4006381333931",
    categories: [{ id: tea }, { id: green }],
    images: [{ src: `${images().url}/mug.png` }],
  });
  const shirt = await owner.product({
    name: "Shirt",
    sku: "SH",
    type: "variable",
    categories: [{ id: tea }],
    attributes: [{ id: size, variation: true, visible: true, options: ["Small", "Large"] }],
    images: [{ src: `${images().url}/shirt.png` }],
  });
  const variation = (option: string, body: object) =>
    owner.variation(shirt, { attributes: [{ id: size, option }], manage_stock: true, ...body });
  await variation("Large", { sku: "SH-L", stock_quantity: 3, regular_price: "20" });
  await variation("Small", { stock_quantity: 2, regular_price: "19.9", status: "private" });
  await owner.product({ name: "Service", tax_status: "none", regular_price: "50" });
  await owner.product({ name: "Set", type: "grouped" });
  return { mug, shirt, tea, green, size };
}

const shopOf = () =>
  h.db.product.findMany({
    where: { businessId: h.business.id },
    orderBy: { id: "asc" },
    include: {
      category: { include: { parent: true } },
      taxRate: true,
      images: true,
      variations: {
        orderBy: { id: "asc" },
        include: { levels: true, options: { include: { value: true } }, movements: true },
      },
    },
  });

/** What the store has, without what reading it moves. */
const storeOf = () => JSON.stringify(sandbox().state.products());

/** Nothing that is sent after a pull: neither by a run over all products, nor by one over the changed ones. */
async function expectInSync(): Promise<void> {
  const before = storeOf();
  h.takeWrites();
  const all = await h.sync();
  expect(all).toMatchObject({ status: "completed", created: 0, updated: 0, failed: 0 });
  expect(await h.sync({ mode: "changed" })).toMatchObject({ status: "completed", created: 0, updated: 0, failed: 0 });
  expect(await h.sync({ mode: "new" })).toMatchObject({ status: "completed", created: 0, updated: 0, failed: 0 });
  expect(h.takeWrites()).toBe(0);
  expect(storeOf()).toBe(before);
}

describe("a store is taken over into an empty shop", () => {
  test("field by field, and the next sync sends nothing", async () => {
    await fillStore();
    h.takeWrites();
    const before = storeOf();
    const pull = await takeOver(h);
    expect(pull).toMatchObject({ status: "completed", errorCode: null });
    expect(await h.db.store.findUnique({ where: { id: h.store.id } })).toMatchObject({ firstSyncAt: expect.any(Date) });
    expect(h.takeWrites()).toBe(0);
    expect(storeOf()).toBe(before);

    const [mug, shirt, service, ...rest] = await shopOf();
    expect(rest).toEqual([]);
    expect(mug).toMatchObject({
      type: "simple",
      name: "Mug & saucer",
      sku: "MUG",
      description: "<p>Holds tea.</p>",
      tracksStock: true,
      category: { name: "Green", parent: { name: "Coffee & Tea" } },
      taxRate: { name: "VAT" },
      images: [{ position: 0 }],
      variations: [{ sku: "MUG", barcode: "4006381333931" }],
    });
    expect(mug!.variations[0]!.price.toString()).toBe("12.5");
    expect(mug!.variations[0]!.salePrice?.toString()).toBe("10");
    expect(mug!.variations[0]).toMatchObject({
      salePriceFrom: new Date("2026-12-01T00:00:00Z"),
      salePriceUntil: new Date("2036-12-24T22:59:59Z"),
      salePriceChangedAt: expect.any(Date),
    });
    expect(service!.variations[0]).toMatchObject({ salePrice: null, salePriceChangedAt: null });
    expect(mug!.variations[0]!.movements).toMatchObject([{ kind: "opening", reason: h.store.name }]);
    expect(mug!.variations[0]!.levels[0]!.quantity.toString()).toBe("7");
    expect(shirt).toMatchObject({ type: "variable", sku: "SH", category: { name: "Coffee & Tea" } });
    expect(shirt!.variations.map((one) => [one.options[0]!.value.name, one.price.toString(), one.isArchived])).toEqual([
      ["Large", "20", false],
      ["Small", "19.9", true],
    ]);
    expect(shirt!.variations[1]!.sku).toMatch(/^SH-\d+$/);
    expect(service).toMatchObject({ name: "Service", taxRate: null, tracksStock: false });
    const values = await h.db.attributeValue.findMany({
      where: { attribute: { businessId: h.business.id } },
      orderBy: { position: "asc" },
    });
    expect(values.map(({ name }) => name)).toEqual(["Small", "Large"]);

    await expectInSync();
  });

  test("a sale price of a preview that was read without its days is left to the store", async () => {
    await fillStore();
    const { id } = await readStore(h);
    await h.db.$executeRaw`
      update store_pull_items set payload = payload - 'salePriceFrom' - 'salePriceUntil' where pull_id = ${id}`;
    await applyPull(h.db, h.business.id, id, pullChoicesSchema.parse({}));
    expect(await drainPull(h, id)).toMatchObject({ status: "completed" });
    const mug = await h.db.variation.findFirstOrThrow({ where: { businessId: h.business.id, sku: "MUG" } });
    expect(mug).toMatchObject({ salePrice: null, salePriceChangedAt: null });
    await expectInSync();
  });

  test("a change afterwards sends that field only", async () => {
    await fillStore();
    await takeOver(h);
    await expectInSync();
    const { id } = await h.db.product.findFirstOrThrow({ where: { businessId: h.business.id, sku: "MUG" } });
    await h.db.variation.updateMany({ where: { productId: id }, data: { price: "13" } });
    expect(await h.sync({ mode: "changed" })).toMatchObject({ updated: 1, failed: 0 });
    expect(h.takeWrites()).toBe(1);
    expect(sandbox().state.findBySku("MUG")).toMatchObject({
      regular_price: "13.00",
      sale_price: "10",
      name: "Mug &amp; saucer",
      stock_quantity: 7,
    });
  });

  test("a second pull makes nothing twice", async () => {
    await fillStore();
    await takeOver(h);
    const before = await shopOf();
    const again = await takeOver(h);
    expect(again).toMatchObject({ status: "completed" });
    const ids = (products: typeof before) =>
      products.map(({ id, variations }) => [id, variations.map((one) => one.id)]);
    const after = await shopOf();
    expect(ids(after)).toEqual(ids(before));
    expect(after.flatMap(({ variations }) => variations.flatMap(({ movements }) => movements))).toHaveLength(3);
    expect(await h.db.media.count({ where: { businessId: h.business.id } })).toBe(1);
    await expectInSync();
  });

  test("a process that is killed between any two slices doubles nothing", async () => {
    await fillStore();
    const { id } = await readStore(h);
    await applyPull(h.db, h.business.id, id, pullChoicesSchema.parse({}));
    const get = () => h.db.storePull.findUniqueOrThrow({ where: { id } });
    for (let slice = 0; slice < 100 && (await get()).status === "applying"; slice += 1) {
      // The job was taken for dead and runs a second time beside the first.
      await Promise.allSettled([pullStep(h.deps, id), pullStep(h.deps, id)]);
    }
    expect(await drainPull(h, id)).toMatchObject({ status: "completed" });
    expect(await shopOf()).toHaveLength(3);
    await expectInSync();
  });

  test("attributes of one product only are taken over, and kept from being sent", async () => {
    const owner = ownerOf(h);
    const cap = await owner.product({
      name: "Cap",
      sku: "CAP",
      type: "variable",
      attributes: [{ name: "Fit", variation: true, visible: true, options: ["Slim", "Wide"] }],
    });
    await owner.variation(cap, { sku: "CAP-S", attributes: [{ name: "Fit", option: "Slim" }] });
    await takeOver(h);
    expect(await shopOf()).toMatchObject([{ sku: "CAP", isSyncDisabled: true, variations: [{ sku: "CAP-S" }] }]);
    await expectInSync();
  });

  test("of two products with one SKU the second is left out", async () => {
    const owner = ownerOf(h);
    await owner.product({ name: "Mug", sku: "MUG" });
    const twin = await owner.product({ name: "Twin", sku: "OTHER" });
    sandbox().state.raw().products.get(twin)!.sku = "mug";
    await takeOver(h);
    expect(await shopOf()).toMatchObject([{ name: "Mug", sku: "MUG" }]);
    expect(await h.db.productLink.count({ where: { storeId: h.store.id } })).toBe(1);
  });
});

describe("a store is taken over into a filled shop", () => {
  beforeEach(async () => {
    await createProduct(h.db, h.business.id, {
      name: "Old mug",
      sku: "mug",
      price: "9",
      stock: { [h.location.id]: "4" },
    });
    await createProduct(h.db, h.business.id, {
      type: "variable",
      name: "Shirt",
      sku: "SH",
      variations: [{ sku: "SH-L", price: "20", options: { Size: "Large" }, stock: { [h.location.id]: "3" } }],
    });
  });

  test("with the store's values: matched, written, and the next sync sends nothing", async () => {
    await fillStore();
    expect(await takeOver(h)).toMatchObject({ status: "completed" });
    const [mug, shirt, service, ...rest] = await shopOf();
    expect(rest).toEqual([]);
    expect(mug).toMatchObject({ name: "Mug & saucer", sku: "mug" });
    expect(mug!.variations[0]!.price.toString()).toBe("12.5");
    expect(mug!.variations[0]!.levels[0]!.quantity.toString()).toBe("7");
    expect(shirt!.variations).toHaveLength(2);
    expect(service).toMatchObject({ name: "Service" });
    await expectInSync();
  });

  test("with the store's sale prices: the shop's own ends where the store has none, and what is edited is sent", async () => {
    await h.db.variation.updateMany({
      where: { businessId: h.business.id, sku: "SH-L" },
      data: { salePrice: "15", salePriceChangedAt: new Date() },
    });
    await fillStore();
    await takeOver(h);
    const sold = (sku: string) => h.db.variation.findFirstOrThrow({ where: { businessId: h.business.id, sku } });
    expect((await sold("mug")).salePrice?.toString()).toBe("10");
    expect((await sold("SH-L")).salePrice).toBeNull();
    await expectInSync();
    await h.db.variation.update({ where: { id: (await sold("mug")).id }, data: { salePrice: "9" } });
    expect(await h.sync({ mode: "changed" })).toMatchObject({ status: "completed", updated: 1, failed: 0 });
    expect(sandbox().state.findBySku("MUG")).toMatchObject({
      regular_price: "12.5",
      sale_price: "9.00",
      date_on_sale_from: "2026-12-01T00:00:00",
      date_on_sale_to: "2036-12-24T22:59:59",
    });
  });

  test("into a store that offers further locations: counted less what these have", async () => {
    const { businessId, id: storeId } = h.store;
    const { id: locationId } = await createLocation(h.db, businessId);
    await h.db.store.update({ where: { id: storeId }, data: { furtherLocationIds: [locationId] } });
    const sold = await h.db.variation.findMany({ where: { businessId }, orderBy: { id: "asc" } });
    for (const variation of sold) await addStock(h.db, variation, locationId, 2);
    await fillStore();
    expect(await takeOver(h)).toMatchObject({ status: "completed" });
    const levelsAt = await h.db.stockLevel.findMany({
      where: { locationId: h.location.id, variationId: { in: sold.map(({ id }) => id) } },
      orderBy: { variationId: "asc" },
    });
    expect(levelsAt.map(({ quantity }) => quantity.toString())).toEqual(["5", "1"]);
    await expectInSync();
  });

  test("goods that were transferred between locations since the reading are where they were brought", async () => {
    const { businessId, id: storeId } = h.store;
    const { id: locationId } = await createLocation(h.db, businessId);
    await h.db.store.update({ where: { id: storeId }, data: { furtherLocationIds: [locationId] } });
    const mug = await h.db.variation.findFirstOrThrow({ where: { businessId, sku: "mug" } });
    await addStock(h.db, mug, locationId, 2);
    await fillStore();
    const { id } = await readStore(h);
    await addStock(h.db, mug, h.location.id, -1);
    await addStock(h.db, mug, locationId, 1);
    await applyPull(h.db, businessId, id, pullChoicesSchema.parse({}));
    expect(await drainPull(h, id)).toMatchObject({ status: "completed" });
    const levels = await h.db.stockLevel.findMany({ where: { variationId: mug.id }, orderBy: { locationId: "asc" } });
    expect(levels.map(({ quantity }) => quantity.toString())).toEqual(["4", "3"]);
    await expectInSync();
  });

  test("with the shop's values: linked, and the next sync sends them", async () => {
    await fillStore();
    await takeOver(h, { doubts: { name_differs: "shop" } });
    const [mug] = await shopOf();
    expect(mug).toMatchObject({ name: "Old mug" });
    expect(mug!.variations[0]!.levels[0]!.quantity.toString()).toBe("4");
    expect(await h.sync()).toMatchObject({ status: "completed", created: 0, failed: 0 });
    expect(sandbox().state.findBySku("MUG")).toMatchObject({
      name: "Old mug",
      regular_price: "9.00",
      stock_quantity: 4,
    });
  });

  test("left out: neither linked nor changed", async () => {
    await fillStore();
    await takeOver(h, { doubts: { name_differs: "leave_out" } });
    expect((await shopOf())[0]).toMatchObject({ name: "Old mug" });
    expect(await h.db.productLink.count({ where: { storeId: h.store.id, product: { sku: "mug" } } })).toBe(0);
  });
});
