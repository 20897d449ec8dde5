import { beforeEach, expect, test } from "vitest";
import { createBusiness, createLocation, createTaxRate, createUser } from "@/lib/testing/factories";
import { importing } from "@/lib/testing/importing";
import { useTestDb } from "@/lib/testing/test-db";

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
      taxRate: true,
      variations: {
        orderBy: { position: "asc" },
        include: { levels: true, options: { include: { value: { include: { attribute: true } } } } },
      },
    },
  });
}

test("weights in pounds, decimal commas, entities and the deepest category come as they are meant", async () => {
  await importAll(
    `SKU;Name;Gewicht (lbs);Regulärer Preis;Bestand;Kategorien;GTIN, UPC, EAN oder ISBN\n` +
      `BELT;"Belt &amp; Buckle";.5;9,90;2,5;"Sale, Men&#039;s wear > Belts &amp; more";4006381333931\n`,
  );
  const [belt] = await loadProducts();
  expect(belt).toMatchObject({ name: "Belt & Buckle", category: { name: "Belts & more" } });
  expect(await db().category.findFirst({ where: { businessId, parentId: null } })).toMatchObject({
    name: "Men's wear",
  });
  const [sold] = belt?.variations ?? [];
  expect([sold?.weight?.toFixed(), sold?.price.toFixed(), sold?.barcode, sold?.levels[0]?.quantity.toFixed()]).toEqual([
    "0.2268",
    "9.9",
    "4006381333931",
    "2.5",
  ]);
});

test("a file that writes decimal commas elsewhere is read so everywhere", async () => {
  const file = 'SKU,Name,Regular price\nA,Tea,"1,234"\n';
  expect(await problemsOf(file)).toEqual([[2, "thousandsUnclear"]]);
  await importAll(file, { decimals: "comma" });
  expect((await loadProducts())[0]?.variations[0]?.price.toFixed()).toBe("1.234");
});

test("grouped, external and unknown types are left out with their number, and the others are read", async () => {
  expect(
    await upload(
      "Type,SKU,Name,Regular price\ngrouped,A,Set,\nexternal,B,Elsewhere,1\nvariable-subscription,C,Box,\n" +
        '"simple, downloadable, virtual",D,Song,1\ngrouped,E,Set,\n',
    ),
  ).toMatchObject({ total: 1, bad: 0, toCreate: 1, leftOut: { grouped: 2, external: 1, "variable-subscription": 1 } });
});

const OPEN = `Type,SKU,Name,Stock,Regular price,Parent,Attribute 1 name,Attribute 1 value(s),Attribute 2 name,Attribute 2 value(s)
variation,TEE-RED,,3,20,id:7,Colour,Red,Size,
variation,TEE-BLUE,,parent,20,id:7,Colour,Blue,Size,
`;

test("a variation for any size stays one variation, with its SKU, price and stock; also before its parent", async () => {
  const parent = 'variable,TEE,Tee,,,,Colour,"Red, Blue",Size,"S, M"\n';
  const file = `ID,${OPEN.split("\n")[0]}\n,${OPEN.split("\n").slice(1, 3).join("\n,")}\n7,${parent}`;
  expect(await importAll(file)).toMatchObject({ status: "completed", notes: { openValues: 2 } });
  const [tee] = await loadProducts();
  expect(
    tee?.variations.map(({ sku, options, levels }) => [
      sku,
      options.map(({ value }) => `${value.attribute.name}: ${value.name}`).join(),
      levels[0]?.quantity.toFixed(),
    ]),
  ).toEqual([
    ["TEE-RED", "Colour: Red", "3"],
    ["TEE-BLUE", "Colour: Blue", undefined],
  ]);
});

test("where only some variations are open, or nothing is left to tell them apart, a person has to decide", async () => {
  expect(
    await problemsOf(`Type,SKU,Name,Regular price,Parent,Attribute 1 name,Attribute 1 value(s),Attribute 2 name,Attribute 2 value(s)
variable,TEE,Tee,,,Colour,"Red, Blue",Size,"S, M"
variation,TEE-1,,20,TEE,Colour,Red,Size,S
variation,TEE-2,,20,TEE,Colour,Blue,Size,
variable,CUP,Cup,,,Colour,"Red, Blue",,
variation,CUP-1,,20,CUP,Colour,,,
`),
  ).toEqual([
    [4, "attributesDiffer"],
    [6, "noValues"],
  ]);
});

test("each tax class takes the rate that was chosen for it", async () => {
  const [vat, low] = [await createTaxRate(db(), businessId), await createTaxRate(db(), businessId)];
  const file =
    "SKU,Name,Regular price,Tax status,Tax class\nA,Tea,1,taxable,\nB,Book,1,taxable,reduced-rate\n" +
    "C,Stamp,1,taxable,zero-rate\nD,Gift,1,none,\n";
  expect(await problemsOf(file)).toEqual([
    [2, "taxOpen"],
    [3, "taxUnknown"],
    [4, "taxUnknown"],
  ]);
  const chosen = { standard: String(vat.id), "reduced-rate": String(low.id), "zero-rate": "none" };
  await importAll(file, { taxes: JSON.stringify(chosen) });
  expect((await loadProducts()).map(({ taxRateId }) => taxRateId)).toEqual([vat.id, low.id, null, null]);
});

test("columns that a person has matched are read as they said", async () => {
  const file = "Code,Bezeichnung,Preis netto,Preis brutto\nA,Tea,1,2\n";
  await expect(upload(file)).rejects.toMatchObject({ message: "importNoHeader" });
  await importAll(file, { columns: '{"0":"sku","1":"name","2":"none","3":"price"}' });
  expect(await loadProducts()).toMatchObject([{ sku: "A", name: "Tea" }]);
  expect((await loadProducts())[0]?.variations[0]?.price.toFixed()).toBe("2");
});
