import { beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { createHarness, type Harness } from "@/lib/testing/engine-harness";
import { createProduct } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { useSandbox } from "@/lib/testing/use-server";

const testDb = useTestDb();
const sandbox = useSandbox();
let h: Harness;
beforeEach(async () => {
  h = await createHarness({ db: testDb.db(), pool: testDb.pool() }, sandbox());
});

const shirt = (sku: string, options: Record<string, string>) =>
  createProduct(h.db, h.business.id, { sku, name: sku, variations: [{ sku: `${sku}-1`, options }] });
const attributes = () => [...sandbox().state.raw().attributes.values()].map(({ name, slug }) => ({ name, slug }));
const idOf = async (name: string) =>
  (await h.db.attribute.findFirstOrThrow({ where: { name, businessId: h.business.id } })).id;

test("reserved, long and empty names get a slug of their own, and their products can be bought", async () => {
  await shirt("A", { Year: "2026", Size: "S" });
  await shirt("B", { "المقاس الأوروبي": "٤٢" });
  await shirt("C", { "#": "1" });
  expect(await h.sync()).toMatchObject({ status: "completed", failed: 0 });
  expect(attributes()).toEqual(
    expect.arrayContaining([
      { name: "Year", slug: `pa_aurpos-${await idOf("Year")}` },
      { name: "Size", slug: "pa_size" },
      { name: "المقاس الأوروبي", slug: `pa_aurpos-${await idOf("المقاس الأوروبي")}` },
      { name: "#", slug: `pa_aurpos-${await idOf("#")}` },
    ]),
  );
  expect(
    sandbox()
      .state.findBySku("A")
      ?.attributes.map(({ name }) => name),
  ).toEqual(["Year", "Size"]);
  expect(sandbox().state.findBySku("B-1")?.chosen_options).toMatchObject([{ option: "٤٢" }]);
  h.takeWrites();
  expect(await h.sync()).toMatchObject({ status: "completed", failed: 0 });
  expect(h.takeWrites()).toBe(0);
});

test("a slug that the store refuses in its own language is replaced too", async () => {
  // The store's own attribute has the slug that the new name is derived to.
  await shirt("A", { Sizes: "S" });
  await h.sync();
  for (const attribute of sandbox().state.raw().attributes.values()) attribute.slug = "pa_colour";
  await shirt("B", { Colour: "Red" });
  expect(await h.sync()).toMatchObject({ status: "completed", failed: 0 });
  expect(attributes()).toContainEqual({ name: "Colour", slug: `pa_aurpos-${await idOf("Colour")}` });
});

test("a variable product whose attribute could not be made fails with the attribute's name, and follows later", async () => {
  await shirt("A", { Size: "S" });
  // Other attributes have both slugs that it could get.
  const own = `pa_aurpos-${await idOf("Size")}`;
  const rest = { type: "select", order_by: "menu_order", has_archives: false };
  for (const [index, slug] of ["pa_size", own].entries())
    sandbox()
      .state.raw()
      .attributes.set(90 + index, { id: 90 + index, name: slug, slug, ...rest });
  const run = await h.sync();
  expect(run).toMatchObject({ status: "completed", created: 0 });
  expect(sandbox().state.products()).toEqual([]);
  expect(await h.db.syncEntry.findFirst({ where: { runId: run.id, entity: "product" } })).toMatchObject({
    outcome: "failed",
    errorCode: "attribute_missing",
    errorDetail: "Size",
  });
  expect(await h.db.syncFailure.count({ where: { storeId: h.store.id, errorCode: "attribute_missing" } })).toBe(1);
  sandbox().state.raw().attributes.clear();
  expect(await h.sync()).toMatchObject({ status: "completed", failed: 0 });
  expect(sandbox().state.findBySku("A")?.attributes).toMatchObject([{ name: "Size", options: ["S"] }]);
});

test("a term that the store had already is linked, and gets its position from the next run", async () => {
  const client = h.deps.openClient(h.store);
  const { data: size } = await client.post("products/attributes", { name: "Size" }, z.object({ id: z.number() }));
  const { data: term } = await client.post(
    `products/attributes/${size.id}/terms`,
    { name: "S", menu_order: 7 },
    z.object({ id: z.number() }),
  );
  await shirt("A", { Size: "S" });
  await h.sync();
  const link = async () => h.db.attributeTermLink.findFirstOrThrow({ where: { storeId: h.store.id } });
  expect(await link()).toMatchObject({ remoteId: term.id, sent: { name: expect.any(String) } });
  await h.sync();
  const { position } = await h.db.attributeValue.findFirstOrThrow({ where: { name: "S" } });
  const path = `products/attributes/${size.id}/terms/${term.id}`;
  const { data } = await client.get(path, {}, z.object({ menu_order: z.number() }));
  expect(data.menu_order).toBe(position);
});
