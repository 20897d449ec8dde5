import { describe, expect, test } from "vitest";
import { readHeader } from "./columns";
import { detectDelimiter, escapeFormula, joinList, readCategories, splitList, unescapeFormula } from "./csv-text";
import { foreignType, type ReadContext, readRow } from "./read-row";

const HEADER = [
  "ID",
  "Type",
  "SKU",
  "Name",
  "Published",
  "Is featured?",
  "Tax status",
  "Tax class",
  "Stock",
  "Weight (kg)",
  "Categories",
  "Images",
  "Parent",
  "Regular price",
  "Sale price",
  "Date sale price starts",
  "Date sale price ends",
  "Description",
  "Attribute 1 name",
  "Attribute 1 value(s)",
];
const columns = readHeader(HEADER);
const taxRates = [
  { id: 7, name: "Reduced rate" },
  { id: 8, name: "Standard" },
];

const context: ReadContext = {
  columns,
  taxRates,
  taxes: {},
  weightUnit: "kg",
  timeZone: "Europe/Berlin",
  hasDecimalComma: false,
  fetchesImages: true,
};

function read(values: Record<string, string>) {
  return readRow(
    2,
    HEADER.map((title) => values[title] ?? ""),
    context,
  );
}

test("knows WooCommerce's columns in any case and order, and says which it does not use", () => {
  expect(columns.weightUnit).toBe("kg");
  expect(columns.ignored).toEqual(["Is featured?"]);
  expect(columns.attributes).toHaveLength(1);
  expect(readHeader([" regular  PRICE "]).at.get("price")).toBe(0);
});

test("reads a product", () => {
  const row = read({
    ID: "12",
    SKU: "TEA",
    Name: "Tea",
    Published: "1",
    "Tax status": "taxable",
    "Tax class": "reduced-rate",
    Stock: "-2.50",
    "Regular price": "09.90",
    Categories: "Tea > Green, Gifts",
    Images: "https://shop.example/media/5/a.png, https://else.example/b.png",
  });
  expect(row).toMatchObject({
    kind: "simple",
    remoteId: 12,
    sku: "TEA",
    price: "9.9",
    stock: "-2.5",
    isArchived: false,
    hasTax: true,
    taxRateId: 7,
    categoryPath: ["Tea", "Green"],
    mediaIds: [5],
    weight: null,
    issues: [],
  });
});

test("an empty SKU is made up, and an empty cell says nothing", () => {
  expect(read({ Name: "Green tea" })).toMatchObject({
    sku: "GREEN-TEA-2",
    isSkuMade: true,
    price: null,
    isArchived: null,
    hasTax: false,
    description: null,
  });
});

test("reads a variation with its parent and its values", () => {
  expect(
    read({ Type: "variation", Parent: "id:12", "Attribute 1 name": "Size", "Attribute 1 value(s)": "M" }),
  ).toMatchObject({
    parentRemoteId: 12,
    parentSku: null,
    options: [["Size", "M"]],
    optionKey: '[["size","m"]]',
    issues: [],
  });
  expect(
    read({ Type: "variation", Parent: "TEE", "Attribute 1 name": "Size", "Attribute 1 value(s)": "M" }),
  ).toMatchObject({ parentRemoteId: null, parentSku: "TEE" });
});

test("stock is given or left empty, or the file has none", () => {
  expect([read({ Stock: "0" }).hasStock, read({}).hasStock, read({ Type: "variable", Stock: "9" }).hasStock]).toEqual([
    true,
    false,
    false,
  ]);
  const named = readHeader(["SKU", "Name"]);
  expect(readRow(2, ["A", "Tea"], { ...context, columns: named }).hasStock).toBeNull();
});

test.each([
  ["", null],
  ["simple, downloadable, virtual", null],
  ["Variation, virtual", null],
  ["grouped", "grouped"],
  ["variable-subscription", "variable-subscription"],
])("a line of the type “%s” is left out as %s", (type, foreign) => {
  expect(
    foreignType(
      HEADER.map((title) => (title === "Type" ? type : "")),
      columns,
    ),
  ).toBe(foreign);
});

describe("a sale price", () => {
  test("is read with its days in the shop, whose times WooCommerce ignores as well", () => {
    expect(
      read({
        "Sale price": "7.50",
        "Date sale price starts": "2026-12-01 0:00:00",
        "Date sale price ends": "2026-12-24",
      }),
    ).toMatchObject({
      hasSalePrice: true,
      salePrice: "7.5",
      salePriceFrom: "2026-11-30T23:00:00.000Z",
      salePriceUntil: "2026-12-24T22:59:59.000Z",
      issues: [],
    });
    expect(read({ "Sale price": "7.50" })).toMatchObject({ hasSalePrice: true, salePriceFrom: null, issues: [] });
  });

  test.each([
    [{ "Date sale price starts": "2026-12-01" }],
    [{ Type: "variable", "Sale price": "7.50", "Date sale price ends": "soon" }],
  ])("is not stated by %o", (values) => {
    expect(read(values)).toMatchObject({ hasSalePrice: false, salePrice: null, salePriceFrom: null, issues: [] });
  });
});

test("services are virtual", () => {
  expect(read({ Type: "simple, virtual" })).toMatchObject({ kind: "simple", tracksStock: false });
});

test.each([
  [{ "Regular price": "1,234" }, "price", "thousandsUnclear"],
  [{ "Regular price": "free" }, "price", "notANumber"],
  [{ "Regular price": "-1" }, "price", "negative"],
  [{ "Regular price": "1.23456" }, "price", "tooManyDecimals"],
  [{ "Regular price": "1234567890123456" }, "price", "tooLarge"],
  [{ "Sale price": "-1" }, "salePrice", "negative"],
  [{ "Sale price": "1", "Date sale price ends": "24/12/2026" }, "salePriceUntil", "notADay"],
  [
    { "Sale price": "1", "Date sale price starts": "2026-12-02", "Date sale price ends": "2026-12-01" },
    "salePriceUntil",
    "salePriceEndsFirst",
  ],
  [{ Published: "yes" }, "published", "publishedUnknown"],
  [{ "Tax class": "luxury" }, "taxClass", "taxUnknown"],
  [{ Name: "x".repeat(501) }, "name", "tooLong"],
  [{ Type: "variation", Parent: "TEE" }, "attributes", "noValues"],
  [{ Type: "variation", "Attribute 1 name": "Size", "Attribute 1 value(s)": "M" }, "parent", "noParent"],
])("%o is refused", (values, column, code) => {
  expect(read(values).issues.map((issue) => [issue.column, issue.code])).toEqual([[column, code]]);
});

test("a line with more cells than the header is refused, empty ones at its end apart", () => {
  const cells = ["", "", "TEA", "Tea, loose"];
  const wide = (extra: string[]) => readRow(2, [...HEADER.map((_, index) => cells[index] ?? ""), ...extra], context);
  expect(wide(["", " "]).issues).toEqual([]);
  expect(wide(["", "left over"]).issues).toEqual([{ column: "line", code: "tooManyCells", value: "left over" }]);
});

describe("text", () => {
  test.each(["=1+1", "+49 30", "-x", "@you", "'=1", "''=1", "\tx", "'quoted'", "-5", "plain"])(
    "%s comes back from a file as it was",
    (text) => {
      expect(unescapeFormula(escapeFormula(text))).toBe(text);
    },
  );

  test("formulas are defused, numbers stay numbers", () => {
    expect([escapeFormula("=1+1"), escapeFormula("-5.25")]).toEqual(["'=1+1", "-5.25"]);
  });

  test("commas within names survive lists", () => {
    expect(splitList(joinList(["a, b", "c"]))).toEqual(["a, b", "c"]);
    expect(readCategories("Tea > Green\\, loose, Gifts")).toEqual([["Tea", "Green, loose"], ["Gifts"]]);
  });

  test("finds the sign between the columns, not the one within quotes", () => {
    expect([detectDelimiter('ID,"a;b;c",Name'), detectDelimiter("ID;Name;Price"), detectDelimiter("ID\tName")]).toEqual(
      [",", ";", "\t"],
    );
  });
});
