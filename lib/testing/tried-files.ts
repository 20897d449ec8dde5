import type { ImportTestOptions } from "./importing";

/** The columns of WooCommerce's exporter in its order, as of 2025. */
const TODAY = (unit: string) =>
  `ID,Type,SKU,"GTIN, UPC, EAN, or ISBN",Name,Published,"Is featured?","Visibility in catalog","Short description",Description,"Date sale price starts","Date sale price ends","Tax status","Tax class","In stock?",Stock,"Low stock amount","Backorders allowed?","Sold individually?","Weight (${unit})","Length (in)","Width (in)","Height (in)","Allow customer reviews?","Purchase note","Sale price","Regular price",Categories,Tags,"Shipping class",Images,"Download limit","Download expiry days",Parent,"Grouped products",Upsells,Cross-sells,"External URL","Button text",Position,"Cost of goods","Attribute 1 name","Attribute 1 value(s)","Attribute 1 visible","Attribute 1 global","Attribute 2 name","Attribute 2 value(s)","Meta: _wp_page_template","Download 1 ID","Download 1 name","Download 1 URL"`;

/** Before low stock (3.5) and barcodes (9.2). */
const LONG_AGO = TODAY("kg")
  .replace(',"Low stock amount"', "")
  .replace(',"GTIN, UPC, EAN, or ISBN"', "")
  .replace(',"Cost of goods"', "");

/** A line with the cells of these columns, and none in the others. */
function line(header: string, cells: Readonly<Record<string, string>>): string {
  const titles = header.match(/"[^"]*"|[^,;\t]+/g) ?? [];
  const sign = /[,;\t]/.exec(header.replace(/"[^"]*"/g, ""))?.[0] ?? ",";
  const known = titles.map((title) => title.replaceAll('"', ""));
  for (const name of Object.keys(cells)) if (!known.includes(name)) throw new Error(`There is no column "${name}".`);
  return known.map((title) => `"${(cells[title] ?? "").replaceAll('"', '""')}"`).join(sign);
}

const csv = (header: string, ...lines: Readonly<Record<string, string>>[]) =>
  `${[header, ...lines.map((cells) => line(header, cells))].join("\r\n")}\r\n`;

const simple = { Type: "simple", Published: "1", "Tax status": "none" };

type TriedFile = {
  file: string | Buffer;
  options?: ImportTestOptions;
  /** What of each variation is in the shop afterwards: SKU, name, options, price, stock, weight in kg, category. */
  written?: string[];
  images?: number;
  leftOut?: Record<string, number>;
  refused?: string;
};

const GERMAN =
  "ID;Typ;Artikelnummer;Name;Veröffentlicht;Steuerstatus;Bestand;Gewicht (kg);Regulärer Preis;Kategorien;Übergeordnetes Produkt;Attribut 1 Name;Attribut 1 Wert(e)";
const GERMAN_FILE = csv(
  GERMAN,
  {
    ID: "1",
    Typ: "variable",
    Artikelnummer: "HEMD",
    Name: "Hemd",
    Veröffentlicht: "1",
    "Attribut 1 Name": "Größe",
    "Attribut 1 Wert(e)": "S, M",
  },
  {
    Typ: "variation",
    Artikelnummer: "HEMD-S",
    Name: "Hemd - S",
    Veröffentlicht: "1",
    Bestand: "4",
    "Gewicht (kg)": "0,25",
    "Regulärer Preis": "1.249,90",
    "Übergeordnetes Produkt": "id:1",
    "Attribut 1 Name": "Größe",
    "Attribut 1 Wert(e)": "S",
  },
);
const GERMAN_WRITTEN = ["HEMD-S | Hemd | Größe: S | 1249.9 | 4 | 0.25 |"];

/** By their names in docs/csv-import.md. */
export const TRIED_FILES: Record<string, TriedFile> = {
  "WooCommerce's export, all columns": {
    file: csv(
      TODAY("lbs"),
      {
        ...simple,
        ID: "10",
        SKU: "TEA",
        Name: "Tea &amp; more",
        Stock: "7",
        "Weight (lbs)": ".5",
        "Regular price": "4.50",
        Categories: "Drinks > Tea",
        Tags: "hot, loose",
        "Cost of goods": "2",
        "GTIN, UPC, EAN, or ISBN": "4006381333931",
      },
      {
        ...simple,
        ID: "11",
        Type: "variable",
        SKU: "MUG",
        Name: "Mug",
        Categories: "Home",
        "Attribute 1 name": "Colour",
        "Attribute 1 value(s)": "Blue, Red",
      },
      {
        ...simple,
        ID: "12",
        Type: "variation",
        SKU: "MUG-B",
        Name: "Mug - Blue",
        Stock: "2",
        "Weight (lbs)": "1",
        "Regular price": "9",
        Parent: "MUG",
        "Attribute 1 name": "Colour",
        "Attribute 1 value(s)": "Blue",
      },
      {
        ...simple,
        ID: "13",
        Type: "simple, downloadable, virtual",
        SKU: "SONG",
        Name: "Song",
        "Regular price": "1",
        Categories: "Music",
        "Download 1 URL": "https://shop.example/song.mp3",
      },
    ),
    written: [
      "MUG-B | Mug | Colour: Blue | 9 | 2 | 0.4536 | Home",
      "SONG | Song |  | 1 |  |  | Music",
      "TEA | Tea & more |  | 4.5 | 7 | 0.2268 | Drinks > Tea",
    ],
  },
  "WooCommerce's export before 3.5": {
    file: csv(LONG_AGO, {
      ...simple,
      SKU: "TEA",
      Name: "Tea",
      "Weight (kg)": "0.5",
      "Regular price": "4.5",
      Categories: "Drinks",
    }),
    written: ["TEA | Tea |  | 4.5 |  | 0.5 | Drinks"],
  },
  "Variations by id:, and for any value": {
    file: csv(
      TODAY("kg"),
      {
        ...simple,
        ID: "7",
        Type: "variable",
        SKU: "",
        Name: "Tee",
        "Attribute 1 name": "Colour",
        "Attribute 1 value(s)": "Red, Blue",
        "Attribute 2 name": "Size",
        "Attribute 2 value(s)": "S, M",
      },
      {
        ...simple,
        Type: "variation",
        SKU: "TEE-R",
        Name: "Tee - Red",
        Stock: "3",
        "Regular price": "20",
        Parent: "id:7",
        "Attribute 1 name": "Colour",
        "Attribute 1 value(s)": "Red",
        "Attribute 2 name": "Size",
      },
      {
        ...simple,
        Type: "variation",
        SKU: "TEE-B",
        Name: "Tee - Blue",
        Stock: "1",
        "Regular price": "20",
        Parent: "id:7",
        "Attribute 1 name": "Colour",
        "Attribute 1 value(s)": "Blue",
        "Attribute 2 name": "Size",
      },
    ),
    written: ["TEE-B | Tee | Colour: Blue | 20 | 1 |  |", "TEE-R | Tee | Colour: Red | 20 | 3 |  |"],
  },
  "Grouped, external and plugins' types": {
    file: csv(
      TODAY("kg"),
      { ...simple, SKU: "TEA", Name: "Tea", "Regular price": "4" },
      { ...simple, Type: "grouped", SKU: "SET", Name: "Set", "Grouped products": "TEA" },
      {
        ...simple,
        Type: "external",
        SKU: "OUT",
        Name: "Elsewhere",
        "External URL": "https://else.example",
        "Regular price": "1",
      },
      { ...simple, Type: "bundle", SKU: "BUN", Name: "Bundle", "Regular price": "1" },
    ),
    written: ["TEA | Tea |  | 4 |  |  |"],
    leftOut: { grouped: 1, external: 1, bundle: 1 },
  },
  "Several categories, commas in names, tags": {
    file: csv(TODAY("kg"), {
      ...simple,
      SKU: "A",
      Name: "Tea, green",
      "Regular price": "4",
      Categories: "Sale, Food > Tea\\, coffee > Green, Gifts",
      Tags: "new, gift",
    }),
    written: ["A | Tea, green |  | 4 |  |  | Food > Tea, coffee > Green"],
  },
  "Several images": {
    file: csv(TODAY("kg"), {
      ...simple,
      SKU: "A",
      Name: "Tea",
      "Regular price": "4",
      Images: "https://shop.example/a.jpg, https://cdn.example/b.png",
    }),
    written: ["A | Tea |  | 4 |  |  |"],
    images: 2,
  },
  "A weight in ounces": {
    file: csv(TODAY("oz"), { ...simple, SKU: "A", Name: "Tea", "Regular price": "4", "Weight (oz)": "3.5" }),
    written: ["A | Tea |  | 4 |  | 0.0992 |"],
  },
  "A weight in grams": {
    file: csv(TODAY("g"), { ...simple, SKU: "A", Name: "Tea", "Regular price": "4", "Weight (g)": "250" }),
    written: ["A | Tea |  | 4 |  | 0.25 |"],
  },
  "Drafts, and products that wait for review": {
    file: csv(
      TODAY("kg"),
      { ...simple, SKU: "A", Name: "Draft", "Regular price": "4", Published: "-1" },
      { ...simple, SKU: "B", Name: "Waiting", "Regular price": "4", Published: "2" },
    ),
    written: ["A | Draft |  | 4 |  |  | archived", "B | Waiting |  | 4 |  |  | archived"],
  },
  "German, with semicolons and decimal commas": {
    file: GERMAN_FILE,
    options: { decimals: "comma" },
    written: GERMAN_WRITTEN,
  },
  "The same with a byte-order mark": {
    file: `\ufeff${GERMAN_FILE}`,
    options: { decimals: "comma" },
    written: GERMAN_WRITTEN,
  },
  "The same in UTF-16 with tabs": {
    file: Buffer.from(`\ufeff${GERMAN_FILE.replaceAll(";", "\t")}`, "utf16le"),
    options: { decimals: "comma" },
    written: GERMAN_WRITTEN,
  },
  "The same in Windows-1252": { file: Buffer.from(GERMAN_FILE, "latin1"), refused: "importNotUtf8" },
  Arabic: {
    file: csv("المعرف,النوع,الرمز التعريفي,الاسم,المخزون,السعر الإفتراضي,التصنيفات", {
      المعرف: "1",
      النوع: "simple",
      "الرمز التعريفي": "شاي-1",
      الاسم: "شاي أخضر",
      المخزون: "5",
      "السعر الإفتراضي": "12.75",
      التصنيفات: "مشروبات > شاي",
    }),
    written: ["شاي-1 | شاي أخضر |  | 12.75 | 5 |  | مشروبات > شاي"],
  },
  "Another plugin's columns, matched by hand": {
    file: csv("post_title,product_code,regular_price,qty", {
      post_title: "Tea",
      product_code: "A",
      regular_price: "4",
      qty: "6",
    }),
    options: { columns: '{"0":"name","1":"sku","3":"stock"}' },
    written: ["A | Tea |  | 4 | 6 |  |"],
  },
  "An empty line above the columns": {
    file: `\r\n${csv("SKU,Name,Regular price", { SKU: "A", Name: "Tea", "Regular price": "4" })}`,
    written: ["A | Tea |  | 4 |  |  |"],
  },
  "2,000 lines in pounds": {
    file: csv(
      TODAY("lbs"),
      ...Array.from({ length: 2_000 }, (_, index) => ({
        ...simple,
        SKU: `L-${String(index).padStart(4, "0")}`,
        Name: `Tea ${index}`,
        "Regular price": "4.50",
        "Weight (lbs)": "2",
        Stock: "3",
        Categories: `Drinks > Shelf ${index % 20}`,
      })),
    ),
    written: Array.from(
      { length: 2_000 },
      (_, index) =>
        `L-${String(index).padStart(4, "0")} | Tea ${index} |  | 4.5 | 3 | 0.9072 | Drinks > Shelf ${index % 20}`,
    ),
  },
};
