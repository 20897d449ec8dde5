import { beforeEach, describe, expect, test } from "vitest";
import { createHarness, type Harness } from "@/lib/testing/engine-harness";
import { createBusiness, createProduct } from "@/lib/testing/factories";
import { drainPull, ownerOf, readStore } from "@/lib/testing/pulling";
import { useTestDb } from "@/lib/testing/test-db";
import { useSandbox } from "@/lib/testing/use-server";
import { chooseMatch } from "./choose-match";
import { choosePullProduct, getPull, listPullProducts } from "./get-pull";
import { listMatchCandidates } from "./list-match-candidates";
import { type PullChoices, pullChoicesSchema } from "./pull-schema";
import { pullStep } from "./pull-step";
import { applyPull } from "./start-pull";

const testDb = useTestDb();
const sandbox = useSandbox();
let h: Harness;
let pullId: number;
/** Products of the shop, and of the store by remote id. */
let shop: { cup: number; tea: number; shirt: number };
let store: { mug: number; tea: number; bowl: number; shirt: number };

beforeEach(async () => {
  h = await createHarness({ db: testDb.db(), pool: testDb.pool() }, sandbox());
  const { id: businessId } = h.business;
  const stock = { [h.location.id]: "4" };
  const cup = await createProduct(h.db, businessId, { name: "Cup", sku: "CUP", price: "9", stock });
  const tea = await createProduct(h.db, businessId, { name: "Tea", sku: "TEA", price: "5", barcode: "4006381333931" });
  const shirt = await createProduct(h.db, businessId, {
    type: "variable",
    name: "T-shirt",
    sku: "TS",
    variations: [
      { sku: "TS-S", options: { Size: "Small" }, stock },
      { sku: "TS-M", options: { Size: "Medium" }, stock },
      { sku: "TS-XL", options: { Size: "Extra large" }, stock },
    ],
  });
  shop = { cup: cup.id, tea: tea.id, shirt: shirt.id };
  const owner = ownerOf(h);
  const counted = { manage_stock: true, stock_quantity: 7 };
  const size = await owner.attribute("Size", ["Small", "Medium", "Large"]);
  const variable = await owner.product({
    name: "Shirt",
    sku: "SHIRT",
    type: "variable",
    attributes: [{ id: size, variation: true, visible: true, options: ["Small", "Medium", "Large"] }],
  });
  const variation = (option: string, body: object) =>
    owner.variation(variable, { attributes: [{ id: size, option }], ...counted, ...body });
  await variation("Small", { sku: "SHIRT-1" });
  await variation("Medium", { sku: "SHIRT-2" });
  await variation("Large", { sku: "SHIRT-3" });
  store = {
    mug: await owner.product({ name: "Blue mug", sku: "MUG", regular_price: "12", ...counted }),
    tea: await owner.product({ name: "Tea", sku: "T-1", global_unique_id: "4006381333931", ...counted }),
    bowl: await owner.product({ name: "Bowl", sku: "BOWL", ...counted }),
    shirt: variable,
  };
  pullId = (await readStore(h)).id;
});

const choose = (remoteId: number, productId: number | null) =>
  chooseMatch(h.db, { businessId: h.business.id, pullId, remoteId, chosen: { productId } });
const undo = (remoteId: number) => chooseMatch(h.db, { businessId: h.business.id, pullId, remoteId, chosen: null });
const apply = async (choices: Partial<PullChoices> = {}) => {
  await applyPull(h.db, h.business.id, pullId, pullChoicesSchema.parse(choices));
  return drainPull(h, pullId);
};
const lineOf = async (remoteId: number) => {
  const { items } = await listPullProducts(h.db, h.business.id, pullId, {});
  return items.find((item) => item.remoteId === remoteId)!;
};
const countsOf = async () => (await getPull(h.db, h.business.id, pullId)).preview!.counts;
const linksOf = async () =>
  (await h.db.productLink.findMany({ where: { storeId: h.store.id }, orderBy: { productId: "asc" } })).map(
    ({ productId, remoteId }) => [productId, remoteId],
  );
const productsOf = () =>
  h.db.product.findMany({
    where: { businessId: h.business.id },
    orderBy: { id: "asc" },
    include: { variations: { orderBy: { id: "asc" }, include: { levels: true } } },
  });

/** No run sends anything. */
async function expectInSync(): Promise<void> {
  h.takeWrites();
  for (const mode of ["all", "changed", "new"] as const)
    expect(await h.sync({ mode })).toMatchObject({ status: "completed", created: 0, updated: 0, failed: 0 });
  expect(h.takeWrites()).toBe(0);
}

describe("a simple product", () => {
  test("is taken over into the chosen one, counts follow, and the next sync sends nothing", async () => {
    expect(await countsOf()).toMatchObject({ new: 3, doubtful: 1 });
    expect(await lineOf(store.mug)).toMatchObject({ verdict: "new", canMatch: true, product: null });
    await choose(store.mug, shop.cup);
    expect(await countsOf()).toMatchObject({ new: 2, doubtful: 2 });
    expect(await lineOf(store.mug)).toMatchObject({
      verdict: "doubtful",
      doubts: ["name_differs", "price_differs", "stock_differs"],
      isMatchChosen: true,
      product: { id: shop.cup, name: "Cup", sku: "CUP" },
    });
    // The shirts stay out of this: neither is taken over, and neither is sent.
    await choosePullProduct(h.db, h.business.id, pullId, store.shirt, "leave_out");
    await h.db.product.updateMany({ where: { id: shop.shirt }, data: { isSyncDisabled: true } });
    expect(await apply()).toMatchObject({ status: "completed" });
    const products = await productsOf();
    expect(products.map(({ name }) => name)).toEqual(["Blue mug", "Tea", "T-shirt", "Bowl"]);
    expect(products[0]).toMatchObject({ id: shop.cup, sku: "CUP", variations: [{ sku: "CUP" }] });
    expect(products[0]!.variations[0]!.price.toString()).toBe("12");
    expect(products[0]!.variations[0]!.levels[0]!.quantity.toString()).toBe("7");
    expect(await linksOf()).toEqual([
      [shop.cup, store.mug],
      [shop.tea, store.tea],
      [products[3]!.id, store.bowl],
    ]);
    await expectInSync();
    expect(sandbox().state.findBySku("MUG")).toMatchObject({ name: "Blue mug", stock_quantity: 7 });
  });

  test("keeps the shop's values where the shop leads, and the next sync sends them", async () => {
    await choose(store.mug, shop.cup);
    await choosePullProduct(h.db, h.business.id, pullId, store.mug, "shop");
    await apply();
    expect(await linksOf()).toContainEqual([shop.cup, store.mug]);
    expect((await productsOf())[0]).toMatchObject({ name: "Cup" });
    await h.sync();
    expect(sandbox().state.findBySku("CUP")).toMatchObject({ id: store.mug, name: "Cup", stock_quantity: 4 });
  });

  test("is matched as comparing found once the choice is undone", async () => {
    const before = await lineOf(store.mug);
    const counts = await countsOf();
    await choose(store.mug, shop.cup);
    await undo(store.mug);
    expect(await lineOf(store.mug)).toEqual(before);
    expect(await countsOf()).toEqual(counts);
    const byBarcode = await lineOf(store.tea);
    expect(byBarcode).toMatchObject({ doubts: expect.arrayContaining(["by_barcode"]), canBeNew: true });
    await choose(store.tea, shop.cup);
    await undo(store.tea);
    expect(await lineOf(store.tea)).toEqual(byBarcode);
  });

  test("is made new in spite of a known barcode, but not of a known SKU", async () => {
    await choose(store.tea, null);
    expect(await lineOf(store.tea)).toMatchObject({ verdict: "new", product: null, isMatchChosen: true });
    await createProduct(h.db, h.business.id, { name: "Other", sku: "t-1" });
    await expect(choose(store.tea, null)).rejects.toMatchObject({ code: "conflict", message: "pullSkuInUse" });
    await expect(choose(store.bowl, null)).rejects.toMatchObject({ message: "pullMatchFixed" });
    await h.db.product.deleteMany({ where: { sku: "t-1" } });
    await apply();
    expect((await productsOf()).filter(({ name }) => name === "Tea").map(({ sku }) => sku)).toEqual(["TEA", "T-1"]);
  });
});

describe("a variable product", () => {
  test("has its variations matched by values under the chosen one, and says which have no match", async () => {
    await choose(store.shirt, shop.shirt);
    expect(await lineOf(store.shirt)).toMatchObject({
      doubts: expect.arrayContaining(["variations_new", "variations_missing"]),
      unmatched: { store: { names: ["Large"], count: 1 }, shop: { names: ["TS-XL"], count: 1 } },
    });
    expect(await apply()).toMatchObject({ status: "completed" });
    const { variations } = (await productsOf()).find(({ id }) => id === shop.shirt)!;
    expect(variations.map(({ sku }) => sku)).toEqual(["TS-S", "TS-M", "TS-XL", "SHIRT-3"]);
    expect(variations.map(({ levels }) => levels[0]!.quantity.toString())).toEqual(["7", "7", "4", "7"]);
    const links = await h.db.variationLink.findMany({
      where: { storeId: h.store.id },
      orderBy: { variationId: "asc" },
    });
    expect(links.map(({ variationId }) => variationId)).toEqual([0, 1, 3].map((at) => variations[at]!.id));
    // The one that the store lacks.
    expect(await h.sync()).toMatchObject({ status: "completed", failed: 0 });
    expect(sandbox().state.findBySku("TS-XL")).toBeDefined();
    await expectInSync();
  });

  test("that was left out for its type can be matched, and is left out again once that is undone", async () => {
    await createProduct(h.db, h.business.id, { name: "Simple shirt", sku: "SHIRT" });
    pullId = (await readStore(h)).id;
    const before = await lineOf(store.shirt);
    expect(before).toMatchObject({ verdict: "left_out", reason: "type_differs", canMatch: true });
    await choose(store.shirt, shop.shirt);
    expect(await lineOf(store.shirt)).toMatchObject({ verdict: "doubtful", product: { id: shop.shirt } });
    await undo(store.shirt);
    expect(await lineOf(store.shirt)).toEqual(before);
    const isPlanned = { pullId, kind: "variation", verdict: { not: null } } as const;
    expect(await h.db.pullItem.count({ where: isPlanned })).toBe(0);
  });

  test("whose variation has a SKU of another product is refused", async () => {
    await h.db.product.update({ where: { id: shop.cup }, data: { sku: "SHIRT-3" } });
    await expect(choose(store.shirt, shop.shirt)).rejects.toMatchObject({ message: "pullMatchSku" });
  });
});

describe("is refused", () => {
  test("of another kind, archived, of another business, and for a line that has a certain match", async () => {
    await expect(choose(store.mug, shop.shirt)).rejects.toMatchObject({ message: "pullMatchType" });
    await h.db.product.update({ where: { id: shop.cup }, data: { isArchived: true } });
    await expect(choose(store.mug, shop.cup)).rejects.toMatchObject({ message: "pullMatchGone" });
    const other = await createBusiness(h.db);
    const foreign = await createProduct(h.db, other.id, {});
    await expect(choose(store.mug, foreign.id)).rejects.toMatchObject({ message: "pullMatchGone" });
    const request = { businessId: other.id, pullId, remoteId: store.mug, chosen: { productId: foreign.id } };
    await expect(chooseMatch(h.db, request)).rejects.toMatchObject({ code: "not_found" });
    await expect(choose(999_999, shop.cup)).rejects.toMatchObject({ code: "not_found" });
    await h.db.pullItem.updateMany({ where: { pullId, remoteId: store.bowl }, data: { verdict: "matched" } });
    await expect(choose(store.bowl, shop.cup)).rejects.toMatchObject({ message: "pullMatchFixed" });
  });

  test("a product that another line has, found or chosen, and one that is linked", async () => {
    await expect(choose(store.mug, shop.tea)).rejects.toMatchObject({
      message: "pullMatchTaken",
      values: { product: "Tea", other: "Tea" },
    });
    const both = await Promise.allSettled([choose(store.mug, shop.cup), choose(store.bowl, shop.cup)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const free = await createProduct(h.db, h.business.id, {});
    const link = { storeId: h.store.id, productId: free.id, remoteId: 777_777, sentType: "simple" } as const;
    await h.db.productLink.create({ data: link });
    await expect(choose(store.bowl, free.id)).rejects.toMatchObject({ message: "pullMatchLinked" });
  });

  test("once the pull has begun", async () => {
    await applyPull(h.db, h.business.id, pullId, pullChoicesSchema.parse({}));
    await expect(choose(store.mug, shop.cup)).rejects.toMatchObject({ message: "pullNotReady" });
  });
});

describe("when the pull runs, a choice that does not hold is left out and the others are written", () => {
  const outcome = async () => {
    expect(await apply()).toMatchObject({ status: "completed" });
    expect(await lineOf(store.mug)).toMatchObject({ verdict: "left_out", reason: "match_lost", isLinked: false });
    expect(await lineOf(store.bowl)).toMatchObject({ isLinked: true });
    expect((await productsOf()).some(({ name }) => name === "Blue mug")).toBe(false);
  };

  test("archived or deleted meanwhile", async () => {
    await choose(store.mug, shop.cup);
    await h.db.product.update({ where: { id: shop.cup }, data: { isArchived: true } });
    await outcome();
    expect((await productsOf())[0]).toMatchObject({ name: "Cup", isArchived: true });
  });

  test("linked with another product meanwhile", async () => {
    await choose(store.mug, shop.cup);
    const link = { storeId: h.store.id, productId: shop.cup, remoteId: 777_777, sentType: "simple" } as const;
    await h.db.productLink.create({ data: link });
    await outcome();
    expect(await linksOf()).toContainEqual([shop.cup, 777_777]);
  });

  test("linked while it is written", async () => {
    await choose(store.mug, shop.cup);
    await applyPull(h.db, h.business.id, pullId, pullChoicesSchema.parse({}));
    const phase = async () => (await h.db.storePull.findUniqueOrThrow({ where: { id: pullId } })).phase;
    while ((await phase()) !== "link") await pullStep(h.deps, pullId);
    const link = { storeId: h.store.id, productId: shop.cup, remoteId: 777_777, sentType: "simple" } as const;
    await h.db.productLink.create({ data: link });
    expect(await drainPull(h, pullId)).toMatchObject({ status: "completed" });
    expect(await lineOf(store.mug)).toMatchObject({ verdict: "left_out", reason: "match_lost", isLinked: false });
    expect(await linksOf()).toContainEqual([shop.cup, 777_777]);
  });
});

test("a process that is killed between any two slices doubles nothing", async () => {
  await choose(store.mug, shop.cup);
  await choose(store.shirt, shop.shirt);
  await applyPull(h.db, h.business.id, pullId, pullChoicesSchema.parse({}));
  const get = () => h.db.storePull.findUniqueOrThrow({ where: { id: pullId } });
  for (let slice = 0; slice < 100 && (await get()).status === "applying"; slice += 1)
    await Promise.allSettled([pullStep(h.deps, pullId), pullStep(h.deps, pullId)]);
  expect(await get()).toMatchObject({ status: "completed" });
  expect(await productsOf()).toHaveLength(4);
  expect(await linksOf()).toContainEqual([shop.cup, store.mug]);
});

test("candidates are searched by name or SKU, are of the same kind, and say what they are matched with", async () => {
  const search = (remoteId: number, q?: string) => listMatchCandidates(h.db, h.business.id, pullId, remoteId, { q });
  expect((await search(store.mug)).items.map(({ name, taker }) => [name, taker])).toEqual([
    ["Cup", null],
    ["Tea", { kind: "matched", label: "Tea" }],
  ]);
  expect((await search(store.mug, "cu")).items).toMatchObject([{ id: shop.cup, sku: "CUP", priceFrom: "9" }]);
  expect((await search(store.shirt, "ts-x")).items).toMatchObject([{ id: shop.shirt, variationCount: 3 }]);
  expect((await search(store.tea)).items.map(({ taker }) => taker)).toEqual([null, null]);
  const other = await createBusiness(h.db);
  await expect(listMatchCandidates(h.db, other.id, pullId, store.mug, {})).rejects.toMatchObject({ code: "not_found" });
  await expect(search(999_999)).rejects.toMatchObject({ code: "not_found" });
});
