import type { NewProductInput } from "@/lib/catalog/new-product-schema";

/** What a store that keeps everything would have; `kept` names the texts that WooCommerce is known to change. */
export type AwkwardProduct = NewProductInput & {
  sku: string;
  /** Names from the top down. */
  categories?: readonly string[];
  stock?: number;
  isTaxed?: boolean;
  /** Number of images. */
  images?: number;
  kept?: Partial<Record<"name" | "sku" | "description" | "short_description", string>>;
};

const ROOT = "AurPOS acceptance";
const LONG_NAME = `Long ${"name of ninety letters ".repeat(4)}`.slice(0, 89) + "z";
const ARABIC = "قهوة عربية محمصة مع الهيل والزعفران";
const HTML = `<p>Two <strong>bold</strong> words &amp; an <a href="https://example.com/?a=1&amp;b=2">address</a>.</p>\n<ul>\n<li>100% cotton</li>\n<li>“quoted” – dash</li>\n</ul>`;

type Simple = { sku: string; name?: string; price?: string } & Omit<
  AwkwardProduct,
  "type" | "name" | "variations" | "sku"
>;

function simple({ sku, name = `Goods ${sku}`, price = "10.00", ...rest }: Simple): AwkwardProduct {
  return { type: "simple", name, sku, stock: 20, variations: [{ sku, price, weight: "0.25" }], ...rest };
}

/** Names that WordPress reserves for its own queries. */
const RESERVED_NAMES = ["type", "Year", "name", "Order"];
/** Names that are too long for a slug in bytes, or have letters that an address encodes. */
const ATTRIBUTE_NAMES = [
  "لون القماش الخارجي",
  `Attribute ${"of ninety letters ".repeat(5)}`.slice(0, 89) + "z",
  "Size & fit",
  'Length 12"',
];
const VALUES = ["Red, light", 'Blue "royal"', "أخضر", "50% off", "A+B", "#7", "Salt & pepper"];

function variable(name: string, index: number, names: readonly string[]): AwkwardProduct {
  const sku = `ACC-${names === RESERVED_NAMES ? "RESERVED" : "ATTRIBUTE"}-${index + 1}`;
  const values = [VALUES[index % VALUES.length] ?? "", VALUES[(index + 1) % VALUES.length] ?? ""];
  return {
    type: "variable",
    name: `Goods with ${name}`,
    sku,
    stock: 20,
    categories: [ROOT],
    attributes: [{ name, values }],
    variations: values.map((value, position) => ({
      options: [value],
      sku: `${sku}-${position + 1}`,
      price: `1${position}.50`,
    })),
  };
}

// The first hundred variations are then every combination, which is what a form makes.
const SIZES_PER_COLOUR = 10;

/** A product with as many variations of colour and size as told. */
export function largeProduct(count: number): AwkwardProduct {
  const variations = Array.from({ length: count }, (_, index) => ({
    options: [`Colour ${Math.floor(index / SIZES_PER_COLOUR) + 1}`, `Size ${(index % SIZES_PER_COLOUR) + 1}`],
    sku: `ACC-LARGE-${index + 1}`,
    price: `${20 + index}.00`,
  }));
  const values = (position: number) => [...new Set(variations.map(({ options }) => options[position] ?? ""))];
  return {
    type: "variable",
    name: `${count} variations`,
    sku: "ACC-LARGE",
    stock: 20,
    categories: [ROOT],
    attributes: [
      { name: "Colour", values: values(0) },
      { name: "Size", values: values(1) },
    ],
    variations,
  };
}

/** The products of the first sync, apart from the large one and those of REFUSED_TEXTS. */
export const CATALOGUE: readonly AwkwardProduct[] = [
  simple({
    sku: "ACC-PLAIN",
    name: "Plain mug",
    price: "12.50",
    isTaxed: true,
    images: 2,
    categories: [ROOT, "Drinks & more", "شاي وقهوة"],
  }),
  ...ATTRIBUTE_NAMES.map(variable),
  simple({ sku: "ACC-LONG", name: LONG_NAME, categories: [ROOT, "Drinks & more"] }),
  simple({ sku: "ACC-HTML", description: HTML, shortDescription: "<p><em>Short</em> text</p>" }),
  simple({ sku: "قهوة-1", name: ARABIC, description: `<p>${ARABIC}</p>`, categories: [ROOT, "مشروبات ساخنة"] }),
  simple({ sku: "ACC-QUOTES", name: `12" pan & 'lid' – 50% #1 + 2, Café`, images: 1 }),
  simple({ sku: "ACC-TAG", name: "Cable <tag> 5 m", kept: { name: "Cable  5 m" } }),
  simple({
    sku: "ACC-BACKSLASH",
    name: "AC\\DC record",
    description: "<p>C:\\folder</p>",
    kept: { name: "ACDC record", description: "<p>C:folder</p>" },
  }),
  ...[
    "ACC RED  XL",
    "ACC 100%",
    "ACC+PLUS",
    "ACC A&B",
    "ACC#7",
    "ACC 1,5",
    'ACC 12"',
    "ACC O'NEIL",
    "ACC/SLASH",
    "ACC=A?b",
  ].map((sku) => simple({ sku, kept: sku.includes("  ") ? { sku: sku.replace(/ +/g, " ") } : {} })),
  simple({ sku: "ACC<b>BOLD", name: "SKU with markup", kept: { sku: "ACCBOLD" } }),
  ...["12", "12.5", "12.345", "0.01", "99999.99", "0"].map((price, index) =>
    simple({ sku: `ACC-PRICE-${index + 1}`, price }),
  ),
  simple({ sku: "ACC-UNCOUNTED", tracksStock: false, stock: 0 }),
];

/** Products of which some versions or hosts refuse a text: a reserved name, or a query that is signed wrongly. */
export const REFUSED_TEXTS: readonly AwkwardProduct[] = [
  ...RESERVED_NAMES.map(variable),
  simple({ sku: "ACC\\BACK", name: "SKU with a backslash" }),
];

/** Products with prices of three decimals, which a currency keeps or rounds. */
export const PRICE_GOODS = (currency: string): AwkwardProduct[] =>
  ["1500", "12.5", "12.345", "0.005"].map((price, index) => simple({ sku: `ACC-${currency}-${index + 1}`, price }));

/** Products of the interrupted syncs. */
export const plainProducts = (prefix: string, count: number): AwkwardProduct[] =>
  Array.from({ length: count }, (_, index) => simple({ sku: `${prefix}-${index + 1}`, categories: [ROOT] }));

/** Names of all attributes that the acceptance makes in a store. */
export const ATTRIBUTES: readonly string[] = [...RESERVED_NAMES, ...ATTRIBUTE_NAMES, "Colour", "Size"];
/** Names of the categories at the top that it makes. */
export const ROOT_CATEGORIES: readonly string[] = [ROOT];
