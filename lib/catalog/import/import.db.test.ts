import { beforeEach, describe, expect, test } from "vitest";
import { createBusiness, createLocation, createProduct, createTaxRate, createUser } from "@/lib/testing/factories";
import { importing, noJob } from "@/lib/testing/importing";
import { useTestDb } from "@/lib/testing/test-db";
import { getProduct } from "../get-product";
import { updateProduct } from "../update-product";
import { applyImport, cancelImport } from "./apply-import";
import { getImport, listProblems } from "./get-import";
import { importOptionsSchema } from "./import-schema";
import { runImportStep } from "./import-step";
import { startImport } from "./start-import";

const { db } = useTestDb();

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
  return db().product.findMany({
    where: { businessId },
    orderBy: { sku: "asc" },
    include: {
      category: true,
      variations: {
        orderBy: { position: "asc" },
        include: { levels: true, options: { include: { value: { include: { attribute: true } } } } },
      },
    },
  });
}

const FAMILY = `ID,Type,SKU,Name,Categories,Stock,Parent,Regular price,Attribute 1 name,Attribute 1 value(s)
7,variable,TEE,"T-shirt, ""boxy""",Clothes > Shirts,,,,Size,"S, M"
8,variation,TEE-S,T-shirt - S,,4,id:7,10.50,Size,S
9,variation,,T-shirt - M,,0,TEE,11,size,M
10,simple,شاي,شاي أخضر,"Tea, Gifts",2.5,,3,,
`;

test("a dry run says what would happen and changes nothing", async () => {
  expect(await upload(FAMILY)).toMatchObject({
    status: "checked",
    total: 4,
    bad: 0,
    toCreate: 4,
    toUpdate: 0,
    stockMoves: 2,
  });
  expect(await db().product.count({ where: { businessId } })).toBe(0);
});

test("a dry run counts what the file holds that is not taken over", async () => {
  const { notes } = await upload(
    'SKU,Name,Regular price,Sale price,Categories\nA,Tea,4,3,\nB,Tea,4,2,"Tea, Gifts"\nC,Tea,4,,Tea\n',
  );
  expect(notes).toEqual({ moreCategories: 1 });
});

test("a sale price is written with its days, and empty cells leave it unchanged", async () => {
  const salePrices = async () => {
    const products = await loadProducts();
    return products.map(({ variations: [variation] }) => [
      variation?.salePrice?.toFixed() ?? null,
      variation?.salePriceFrom?.toISOString() ?? null,
      variation?.salePriceUntil?.toISOString() ?? null,
      variation?.salePriceChangedAt !== null,
    ]);
  };
  const header = "SKU,Name,Regular price,Sale price,Date sale price starts,Date sale price ends";
  await createProduct(db(), businessId, { sku: "A", price: "4" });
  await importAll(`${header}\nA,Tea,4,3,2026-12-01,2026-12-24\nB,Tea,4,2,,\nC,Tea,4,,2026-12-01,\n`);
  const written = [
    ["3", "2026-12-01T00:00:00.000Z", "2026-12-24T23:59:59.000Z", true],
    ["2", null, null, true],
    [null, null, null, false],
  ];
  expect(await salePrices()).toEqual(written);
  const before = await loadProducts();
  await importAll(`${header}\nA,Tea,4,3,2026-12-01,2026-12-24\nB,Tea,4,,,\nC,Tea,4,,,\n`);
  expect(await loadProducts()).toEqual(before);
  await importAll(`${header}\nA,Tea,4,3.50,,\n`);
  expect((await salePrices())[0]).toEqual(["3.5", null, null, true]);
});

test("writes products, variations, categories, attributes and stock", async () => {
  expect(await importAll(`\uFEFF${FAMILY.replaceAll("\n", "\r\n")}`)).toMatchObject({ status: "completed" });
  const [shirt, tea] = await loadProducts();
  expect(shirt).toMatchObject({ type: "variable", name: 'T-shirt, "boxy"', category: { name: "Shirts" } });
  expect(
    shirt?.variations.map(({ sku, price, options, levels }) => [
      sku,
      price.toFixed(),
      options[0]?.value.name,
      levels[0]?.quantity.toFixed(),
    ]),
  ).toEqual([
    ["TEE-S", "10.5", "S", "4"],
    ["T-SHIRT-M-4", "11", "M", undefined],
  ]);
  expect(tea).toMatchObject({ sku: "شاي", category: { name: "Tea" }, variations: [{ sku: "شاي" }] });
  expect(await db().attribute.count({ where: { businessId } })).toBe(1);
  expect(await db().productImportRow.count({ where: { import: { businessId } } })).toBe(0);
});

test("a second time changes nothing, and moves no stock", async () => {
  await importAll(FAMILY.replace(",,T-shirt - M", ",TEE-M,T-shirt - M").replace("9,variation,,", "9,variation,TEE-M,"));
  const before = await loadProducts();
  const movements = await db().stockMovement.count({ where: { businessId } });
  const again = await importAll(FAMILY.replace("9,variation,,", "9,variation,TEE-M,"));
  expect(again).toMatchObject({ status: "completed", toCreate: 0, toUpdate: 4 });
  expect(await loadProducts()).toEqual(before);
  expect(await db().stockMovement.count({ where: { businessId } })).toBe(movements);
});

describe("products that are there", () => {
  const file =
    "sku;name;regular price;stock;tax status;tax class\nTEA;Better tea;4;7;taxable;Sales tax\nNEW;New;1;;;\n";

  test("are brought to what the file says, empty cells apart", async () => {
    const rate = await createTaxRate(db(), businessId);
    await db().taxRate.update({ where: { id: rate.id }, data: { name: "Sales tax" } });
    await createProduct(db(), businessId, {
      sku: "tea",
      name: "Tea",
      description: "kept",
      barcode: "123",
      stock: { [locationId]: "10" },
    });
    expect(await importAll(file)).toMatchObject({ toCreate: 1, toUpdate: 1 });
    const tea = (await loadProducts()).find(({ sku }) => sku === "tea");
    expect(tea).toMatchObject({
      name: "Better tea",
      description: "kept",
      taxRateId: rate.id,
      variations: [{ barcode: "123" }],
    });
    expect(tea?.variations[0]?.levels[0]?.quantity.toFixed()).toBe("7");
    expect(await db().stockMovement.findFirst({ where: { businessId }, orderBy: { id: "desc" } })).toMatchObject({
      kind: "count",
      reason: "products.csv",
      userId,
    });
  });

  test("are not saved over unseen by a form that was open before", async () => {
    const { id } = await createProduct(db(), businessId, { sku: "TEA", price: "3" });
    const { updatedAt } = await getProduct(db(), businessId, id);
    await importAll("SKU,Regular price\nTEA,4\n");
    await expect(updateProduct(db(), businessId, id, { updatedAt, name: "Mine" })).rejects.toMatchObject({
      message: "productChanged",
    });
  });

  test("are left alone when that was chosen", async () => {
    await createProduct(db(), businessId, { sku: "tea", name: "Tea" });
    const fine = file.replace("taxable;Sales tax", ";");
    expect(await importAll(fine, { existing: "skip" })).toMatchObject({ toCreate: 1, toSkip: 1 });
    expect((await loadProducts()).map(({ name }) => name)).toEqual(["New", "Tea"]);
  });
});

test("every bad line is listed with its reason", async () => {
  await createProduct(db(), businessId, { sku: "TAKEN", variations: [{ sku: "TAKEN-S", options: { Size: "S" } }] });
  const problems = await problemsOf(`Type,SKU,Name,Regular price,Parent,Attribute 1 name,Attribute 1 value(s)
simple,A,Tea,"1,500",,,
simple,B,Tea,1,,,
simple,b ,Tea,1,,,
simple,C,,1,,,
simple,D,Tea,,,,
simple,TAKEN,Tea,1,,,
simple,TAKEN-S,Tea,1,,,
grouped,E,Tea,1,,,
variable,F,Tea,,,,
variation,G,,1,NOBODY,Size,S
variation,H,,1,TAKEN,Size,s
variation,I,,1,TAKEN,Colour,Red
variation,J,,1,TAKEN,Size,M
variation,K,,1,taken,size,m
`);
  expect(problems).toEqual([
    [2, "thousandsUnclear"],
    [4, "skuTwice"],
    [5, "nameMissing"],
    [6, "priceMissing"],
    [7, "typeDiffers"],
    [8, "skuElsewhere"],
    [10, "noVariations"],
    [11, "parentMissing"],
    [12, "combinationTaken"],
    [13, "attributesDiffer"],
    [15, "combinationTwice"],
  ]);
});

test("a known variation with other values is a bad line, unless what is there is left alone", async () => {
  await createProduct(db(), businessId, {
    sku: "TEE",
    variations: [
      { sku: "TEE-S", options: { Size: "S, wide", Colour: "Ink" } },
      { sku: "TEE-M", options: { Size: "M", Colour: "Ink" } },
    ],
  });
  const file = `Type,SKU,Name,Regular price,Parent,Attribute 1 name,Attribute 1 value(s),Attribute 2 name,Attribute 2 value(s)
variation,TEE-S,,1,TEE,colour,ink,Size,"S\\, Wide"
variation,TEE-M,,1,TEE,Size,L,Colour,Ink
`;
  expect(await problemsOf(file)).toEqual([[3, "valuesDiffer"]]);
  expect(await upload(file, { existing: "skip" })).toMatchObject({ bad: 0, toSkip: 2 });
});

test("a file with one bad line is not imported at all", async () => {
  const { id } = await upload("SKU,Name,Regular price\nA,Tea,1\nB,Tea,x\n");
  await expect(applyImport(db(), businessId, id, noJob)).rejects.toMatchObject({ message: "importNotReady" });
  expect(await db().product.count({ where: { businessId } })).toBe(0);
});

test("what went wrong since the dry run stops all of it", async () => {
  const { id } = await upload("SKU,Name,Regular price\nA,Tea,1\nB,Tea,1\n");
  await applyImport(db(), businessId, id, noJob);
  await createProduct(db(), businessId, { sku: "X", variations: [{ sku: "B", options: { Size: "S" } }] });
  await runImportStep(db(), id);
  expect(await getImport(db(), businessId, id)).toMatchObject({
    status: "checked",
    bad: 1,
    errorCode: "importMovedOn",
  });
  expect(await db().product.count({ where: { businessId } })).toBe(1);
});

test("a fault at the very end leaves nothing behind", async () => {
  const { id } = await upload(FAMILY);
  await applyImport(db(), businessId, id, noJob);
  await db()
    .$executeRaw`create or replace function refuse_import_end() returns trigger language plpgsql as $$ begin raise exception 'broken'; end $$`;
  await db()
    .$executeRaw`create trigger refuse_import_end before insert on activities for each row execute function refuse_import_end()`;
  await expect(runImportStep(db(), id)).rejects.toThrow("broken");
  await db().$executeRaw`drop trigger refuse_import_end on activities`;
  const counts = [
    db().product.count({ where: { businessId } }),
    db().category.count({ where: { businessId } }),
    db().stockMovement.count({ where: { businessId } }),
  ];
  expect(await Promise.all(counts)).toEqual([0, 0, 0]);
  await runImportStep(db(), id);
  expect(await getImport(db(), businessId, id)).toMatchObject({ status: "completed" });
});

test("cancelling while it is written takes it all back", async () => {
  const { id } = await upload(FAMILY);
  await applyImport(db(), businessId, id, noJob);
  expect(await cancelImport(db(), businessId, id)).toMatchObject({ status: "applying", isCancelling: true });
  await runImportStep(db(), id);
  expect(await getImport(db(), businessId, id)).toMatchObject({ status: "cancelled" });
  expect(await db().product.count({ where: { businessId } })).toBe(0);
});

test("cancelled while it is read, a file goes no further", async () => {
  async function* body() {
    yield Buffer.from("SKU,Name,Regular price\nA,Tea,1\n");
    const { id } = await db().productImport.findFirstOrThrow({ where: { businessId, status: "reading" } });
    await cancelImport(db(), businessId, id);
    yield Buffer.from("B,Tea,1\n");
  }
  await expect(
    startImport(db(), { businessId, userId }, importOptionsSchema.parse({}), body(), noJob),
  ).rejects.toMatchObject({ message: "importCancelled" });
  expect(await db().productImport.findMany({ where: { businessId } })).toMatchObject([{ status: "cancelled" }]);
  expect(await upload(FAMILY)).toMatchObject({ status: "checked" });
});

test("files that cannot be used leave nothing behind", async () => {
  const refused: [string | Buffer, string][] = [
    ["", "importEmpty"],
    ["SKU,Name\n", "importEmpty"],
    ["a,b\n1,2\n", "importNoHeader"],
    ['SKU,Name\n"TEA,x', "importBroken"],
    [Buffer.from([0x53, 0x4b, 0x55, 0x0a, 0xff, 0xfe]), "importNotUtf8"],
  ];
  for (const [text, message] of refused) await expect(upload(text)).rejects.toMatchObject({ message });
  expect(await db().productImport.count({ where: { businessId } })).toBe(0);
});

test("one file at a time; another business's is not found", async () => {
  await db().productImport.create({ data: { businessId, fileName: "a.csv", status: "applying" } });
  await expect(upload(FAMILY)).rejects.toMatchObject({ message: "importActive" });
  const { id } = await db().productImport.findFirstOrThrow({ where: { businessId } });
  const otherId = (await createBusiness(db())).id;
  await expect(listProblems(db(), otherId, id)).rejects.toMatchObject({ code: "not_found" });
  await expect(cancelImport(db(), otherId, id)).rejects.toMatchObject({ code: "not_found" });
});
