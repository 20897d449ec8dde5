import { expect, test } from "vitest";
import { z } from "zod";
import {
  addStock,
  createBusiness,
  createLocation,
  createMedia,
  createPriceGroup,
  createProduct,
  createStore,
  createTaxGroup,
  createTaxRate,
  createUser,
} from "@/lib/testing/factories";
import { createRecordedEndpoints, recordedDeliveries } from "@/lib/testing/recorded-deliveries";
import { useTestDb } from "@/lib/testing/test-db";
import { encryptStoreKeys } from "@/lib/sync/core/store-client";
import { exportBusiness } from "./export-business";
import { EXPORT_TABLES, NOT_EXPORTED } from "./export-tables";

const { db, pool } = useTestDb();

const lineSchema = z.looseObject({ table: z.string().optional(), row: z.record(z.string(), z.unknown()).optional() });

async function read(businessId: number) {
  let text = "";
  for await (const part of exportBusiness(pool(), businessId)) text += part;
  const lines = text
    .trimEnd()
    .split("\n")
    .map((line) => lineSchema.parse(JSON.parse(line)));
  const rowsOf = (table: string) => lines.filter((line) => line.table === table).map((line) => line.row ?? {});
  return { text, lines, rowsOf };
}

async function newShop(name: string) {
  const business = await createBusiness(db(), { name });
  const user = await createUser(db(), business.id);
  await db().user.update({ where: { id: user.id }, data: { passwordHash: `hash-of-${name}` } });
  const location = await createLocation(db(), business.id);
  const group = await createPriceGroup(db(), business.id);
  await createTaxGroup(db(), business.id, [
    await createTaxRate(db(), business.id, "5"),
    await createTaxRate(db(), business.id, "7"),
  ]);
  const { id: mediaId } = await createMedia(db(), business.id);
  const product = await createProduct(db(), business.id, {
    name: `${name} "tea"\n☕`,
    mediaIds: [mediaId],
    variations: [
      {
        price: "0.3",
        options: { Size: "S" },
        groupPrices: { [group.id]: "12345678901234.5678" },
        stock: { [location.id]: "1.5" },
      },
    ],
  });
  const created = await createStore(db(), business.id, location.id);
  const keys = { consumerKey: `ck_${"a".repeat(40)}`, consumerSecret: `cs_${"b".repeat(40)}` };
  const store = await db().store.update({ where: { id: created.id }, data: encryptStoreKeys(keys) });
  await createRecordedEndpoints(db(), store.id);
  const rawBody = recordedDeliveries().at(-1)!.rawBody;
  await db().delivery.create({
    data: {
      businessId: business.id,
      storeId: store.id,
      topic: "order_updated",
      contentHash: "h",
      rawBody: new Uint8Array(rawBody),
    },
  });
  return { business, product, location, store, rawBody };
}

test("lists every table of the database, parents first", async () => {
  const { rows } = await pool().query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public' and tablename !~ '^_' order by 1",
  );
  const named = EXPORT_TABLES.map(({ name }) => name);
  expect([...named, ...NOT_EXPORTED].sort()).toEqual(rows.map(({ name }) => name));
  for (const [index, { scope }] of EXPORT_TABLES.entries()) {
    if ("parent" in scope) expect(named.slice(0, index)).toContain(scope.parent);
  }
});

test("omits every column with a secret", async () => {
  const { rows } = await pool().query<{ table: string; column: string }>(
    `select table_name as table, column_name as column from information_schema.columns
     where table_schema = 'public' and column_name ~ '(_enc$|password|secret|token)' and table_name <> all($1)
     order by 1, 2`,
    [NOT_EXPORTED],
  );
  const omitted = EXPORT_TABLES.flatMap(({ name, omit = [] }) => omit.map((column) => ({ table: name, column })));
  expect(omitted.sort((a, b) => (a.table + a.column < b.table + b.column ? -1 : 1))).toEqual(rows);
});

test("contains all data of a business exactly, and none of another", async () => {
  const mine = await newShop("Mine");
  const other = await newShop("Other");
  const { text, lines, rowsOf } = await read(mine.business.id);

  expect(lines[0]).toMatchObject({ format: "aurpos-export", version: 1, businessId: mine.business.id });
  expect(rowsOf("businesses")).toMatchObject([{ name: "Mine" }]);
  expect(rowsOf("products")).toMatchObject([{ id: mine.product.id, name: 'Mine "tea"\n☕' }]);
  expect(rowsOf("variations")).toMatchObject([{ price: "0.3000" }]);
  expect(rowsOf("price_group_prices")).toMatchObject([{ price: "12345678901234.5678" }]);
  expect(rowsOf("stock_movements")).toMatchObject([{ quantity: "1.5000" }]);
  expect(rowsOf("attribute_values")).toMatchObject([{ name: "S" }]);
  expect(rowsOf("tax_rates")).toMatchObject([
    { percent: "5.0000" },
    { percent: "7.0000" },
    { percent: "12.0000", is_group: true },
  ]);
  const [federal, local, both] = rowsOf("tax_rates").map((row) => row["id"]);
  expect(rowsOf("tax_group_members")).toEqual([
    { group_id: both, rate_id: federal, position: 0 },
    { group_id: both, rate_id: local, position: 1 },
  ]);
  expect(rowsOf("media_contents")).toHaveLength(1);
  expect(rowsOf("webhook_endpoints")).toHaveLength(4);
  expect(Buffer.from(String(rowsOf("deliveries")[0]?.["raw_body"]), "base64").equals(mine.rawBody)).toBe(true);

  expect(text).not.toContain("Other");
  expect(text).not.toContain(`"business_id":${other.business.id},`);
  for (const secret of ["hash-of-", "_enc", mine.store.consumerKeyEnc ?? "?", "v1:"])
    expect(text).not.toContain(secret);
});

test("spans several pages, and ends with the counts", async () => {
  const { business, product, location } = await newShop("Large");
  const variation = product.variations[0]!;
  await db().stockMovement.createMany({
    data: Array.from({ length: 1_203 }, (_, index) => ({
      businessId: business.id,
      variationId: variation.id,
      locationId: location.id,
      kind: "receipt" as const,
      quantity: index + 1,
    })),
  });
  const { lines, rowsOf } = await read(business.id);
  const ids = rowsOf("stock_movements").map((row) => row["id"]);
  expect(new Set(ids).size).toBe(1_204);
  expect(lines.at(-1)).toMatchObject({ end: true, counts: { stock_movements: 1_204, products: 1, sales: 0 } });
});

test("is one snapshot, without rows that are written during the download", async () => {
  const { business, product, location } = await newShop("Busy");
  const parts = exportBusiness(pool(), business.id);
  let text = String((await parts.next()).value) + String((await parts.next()).value);
  await addStock(db(), product.variations[0]!, location.id, 7);
  for await (const part of parts) text += part;
  expect(text.match(/"table":"stock_movements"/g)).toHaveLength(1);
});

test("a cancelled download releases its connection", async () => {
  const { business } = await newShop("Cut");
  for (let round = 0; round < 12; round += 1) {
    const parts = exportBusiness(pool(), business.id);
    await parts.next();
    await parts.return(undefined);
  }
  expect(pool().idleCount).toBe(pool().totalCount);
});
