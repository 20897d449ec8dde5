import { beforeEach, describe, expect, test } from "vitest";
import { createBusiness, createLocation, createProduct, createTaxRate, createUser } from "@/lib/testing/factories";
import { importing, noJob } from "@/lib/testing/importing";
import { useTestDb } from "@/lib/testing/test-db";
import { applyImport } from "./apply-import";
import { getImport } from "./get-import";
import { runImportStep } from "./import-step";

const { db, pool } = useTestDb();

let businessId: number;
let userId: number;
let locationId: number;
beforeEach(async () => {
  businessId = (await createBusiness(db())).id;
  userId = (await createUser(db(), businessId)).id;
  locationId = (await createLocation(db(), businessId)).id;
});

const { upload, importAll, problemsOf } = importing(() => ({ db: db(), businessId, userId, locationId }));

function loadProducts() {
  return db().product.findMany({ where: { businessId }, orderBy: { sku: "asc" } });
}

test("goods whose stock WooCommerce does not count are not counted here either", async () => {
  await importAll(`Type,SKU,Name,Regular price,Stock,Parent,Attribute 1 name,Attribute 1 value(s)
simple,A-NONE,Gift card,1,,,,
simple,B-ZERO,Sold out,1,0,,,
variable,C-SOME,Shirt,,,,Size,"S, M"
variation,C-S,Shirt,1,3,C-SOME,Size,S
variation,C-M,Shirt,1,,C-SOME,Size,M
variable,D-ALL,Hat,,12,,Size,"S, M"
variation,D-S,Hat,1,,D-ALL,Size,S
`);
  expect((await loadProducts()).map(({ sku, tracksStock }) => [sku, tracksStock])).toEqual([
    ["A-NONE", false],
    ["B-ZERO", true],
    ["C-SOME", true],
    ["D-ALL", false],
  ]);
  await importAll("SKU,Name,Regular price\nE,Without the column,1\n");
  expect(await db().product.findFirst({ where: { businessId, sku: "E" } })).toMatchObject({ tracksStock: true });
});

describe("WooCommerce's standard tax class", () => {
  const file = "SKU,Name,Regular price,Tax status,Tax class\nTEA,Tea,4,taxable,\nNEW,New,1,taxable,\n";

  test("is asked for where there are several rates: nothing new is sold untaxed by mistake", async () => {
    const [first, second] = [await createTaxRate(db(), businessId), await createTaxRate(db(), businessId)];
    await createProduct(db(), businessId, { sku: "TEA", taxRateId: first.id });
    expect(await problemsOf(file)).toEqual([[3, "taxOpen"]]);
    expect(await importAll(file, { taxes: JSON.stringify({ standard: String(second.id) }) })).toMatchObject({
      status: "completed",
    });
    expect((await loadProducts()).map(({ taxRateId }) => taxRateId)).toEqual([second.id, second.id]);
  });

  test("is no tax when that was said, and what is there keeps its rate", async () => {
    const [rate] = [await createTaxRate(db(), businessId), await createTaxRate(db(), businessId)];
    await createProduct(db(), businessId, { sku: "TEA", taxRateId: rate.id });
    expect(await importAll(file, { taxes: '{"standard":"none"}' })).toMatchObject({ status: "completed" });
    expect((await loadProducts()).map(({ taxRateId }) => taxRateId)).toEqual([null, rate.id]);
  });

  test("is not another business's rate", async () => {
    const theirs = await createTaxRate(db(), (await createBusiness(db())).id);
    await expect(upload(file, { taxes: JSON.stringify({ standard: String(theirs.id) }) })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

/** How many backends wait for a lock of this database. */
async function countWaiting(): Promise<number> {
  const rows = await db().$queryRaw<{ count: number }[]>`
    select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  return rows[0]?.count ?? 0;
}

test("a sale that is under way while a file is written is neither refused nor overwritten", async () => {
  const file = "SKU,Name,Regular price,Stock\nTEA,Better tea,4,9\nJAM,Jam,4,9\n";
  const tea = await createProduct(db(), businessId, { sku: "TEA", stock: { [locationId]: "10" } });
  await createProduct(db(), businessId, { sku: "JAM", stock: { [locationId]: "9" } });
  const variationId = tea.variations[0]?.id ?? 0;
  const { id } = await upload(file);
  await applyImport(db(), businessId, id, noJob);
  const till = await pool().connect();
  let writing: Promise<boolean> | undefined;
  try {
    await till.query("begin");
    await till.query("select from stock_levels where variation_id = $1 for update", [variationId]);
    writing = runImportStep(db(), id);
    await expect.poll(countWaiting, { timeout: 30_000 }).toBe(1);
    // The trigger now takes the product, which the waiting import must not hold.
    await till.query(
      "insert into stock_movements (business_id, variation_id, location_id, kind, quantity) values ($1, $2, $3, 'sale', -2)",
      [businessId, variationId, locationId],
    );
    await till.query("commit");
  } finally {
    till.release();
  }
  await writing;
  expect(await getImport(db(), businessId, id)).toMatchObject({ status: "completed" });
  const movements = await db().stockMovement.findMany({ where: { variationId }, orderBy: { id: "asc" } });
  expect(movements.map(({ kind, quantity }) => [kind, quantity.toFixed()])).toEqual([
    ["opening", "10"],
    ["sale", "-2"],
    ["count", "1"],
  ]);
});
