import type { SeedGroup, SeedValue } from "../seed-types";

const GLAZES: readonly SeedValue[] = [
  ["Oat", "OAT"],
  ["Clay", "CLY"],
  ["Sage", "SGE"],
  ["Ink", "INK"],
  ["Black & White", "BW", "1.12"],
];
const SCENTS: readonly SeedValue[] = [
  ["Fig", "FIG"],
  ["Cedar & Smoke", "CED"],
  ["ياسمين Jasmine", "JAS"],
  ["Unscented", "NON", "0.85"],
];

function describe(name: string, note: string): string {
  return `<h3>${name}</h3><p>${note[0]?.toUpperCase()}${note.slice(1)}.</p>`;
}

export const HOME: readonly SeedGroup[] = [
  {
    category: ["Kitchen & Home", "Cups, Mugs & Glasses"],
    tax: "standard",
    tile: "mug-warm",
    weight: "0.38",
    describe,
    variable: [
      [
        "Stoneware mug, 300 ml",
        "MUG-STONE-300",
        "16.50",
        "thrown by hand, so each one differs a little",
        { Colour: GLAZES },
        {
          tiles: ["mug-warm", "mug-cool"],
          variationTiles: { Oat: "mug-warm", Clay: "mug-warm", Sage: "mug-cool", Ink: "mug-cool" },
        },
      ],
      [
        "Espresso cup, 70 ml",
        "CUP-ESP-70",
        "9.80",
        "thick porcelain that keeps the heat",
        { Colour: GLAZES.slice(0, 4) },
        { variationTiles: { Sage: "cup-cool", Ink: "cup-cool", Clay: "cup-warm" } },
      ],
      ["Cappuccino cup & saucer, 180 ml", "CUP-CAP-180", "14.20", "with a saucer", { Colour: GLAZES.slice(0, 3) }],
      [
        "Travel mug, steel",
        "MUG-TRAVEL",
        "27.90",
        "double-walled; tight in a bag",
        {
          Volume: [
            ["350 ml", "350"],
            ["500 ml", "500", "1.15"],
          ],
          Colour: [GLAZES[2]!, GLAZES[3]!, ["Steel", "STL"]],
        },
      ],
    ],
    simple: [
      ["Mug, red enamel, chipped on purpose", "MUG,RED", "12.40", "the camp-fire one"],
      ["Mug, red enamel, large", "MUG RED  XL", "14.90", "half a litre"],
      ["Double-walled glass, 250 ml, pair", "GLS-DBL-250", "19.60", "stays cool outside", { tiles: ["cup-cool"] }],
      ["Tea glass – كاسة شاي, set of six", "GLS-TEA-6", "15.75", "thin, with a gold rim", { tiles: ["cup-warm"] }],
      [
        "盖碗 Gaiwan, white porcelain, 110 ml",
        "CUP-GAI-110",
        "18.35",
        "lid, bowl and saucer",
        { tiles: ["bowl-cool"] },
      ],
      [
        "Matcha bowl 茶碗",
        "BWL-MATCHA",
        "38.00",
        "raku, slightly uneven",
        { tiles: ["bowl-cool", "bowl-warm"], stock: ["2", "0"] },
      ],
      ["Milk pitcher, 350 ml", "PIT-350", "21.45", "steel, with a sharp spout", { tiles: ["mug-cool"] }],
      ["Finjan – فنجان قهوة, set of six", "CUP-FIN-6", "24.80", "for Arabic coffee", { tiles: ["cup-warm"] }],
    ],
  },
  {
    category: ["Kitchen & Home", "Brewing", "Pour-over"],
    tax: "standard",
    tile: "dripper-warm",
    weight: "0.6",
    describe,
    variable: [
      [
        "Glass dripper",
        "DRP-GLASS",
        "23.50",
        "borosilicate glass with an olive-wood collar",
        {
          Cups: [
            ["1–2 cups", "2"],
            ["3–4 cups", "4", "1.25"],
            ["6 cups", "6", "1.55"],
          ],
        },
        { tiles: ["dripper-warm", "dripper-cool"] },
      ],
      [
        "Paper filters",
        "FLT-PAPER",
        "4.35",
        "bleached without chlorine, 100 sheets",
        {
          Size: [
            ["No. 1", "N1"],
            ["No. 2", "N2"],
            ["No. 4", "N4", "1.2"],
          ],
        },
        { tiles: ["box-warm"] },
      ],
    ],
    simple: [
      ["Ceramic cone dripper", "DRP-CER", "28.75", "white, spiral ribs"],
      ["Flat-bottom steel dripper", "DRP-FLAT", "34.20", "three holes and a calm flow"],
      ["Carafe, 600 ml", "CRF-600", "26.90", "with markings", { tiles: ["dripper-cool"] }],
      [
        "Gooseneck kettle, 0.9 l",
        "KET-GOOSE",
        "62.50",
        "for the stove",
        { tiles: ["kettle-warm", "kettle-cool"], weight: "0.9" },
      ],
      [
        "Gooseneck kettle, electric, 1 l",
        "KET-ELEC",
        "119.95",
        "holds any degree for an hour",
        { tiles: ["kettle-cool"], weight: "1.6", stock: ["1", "3"] },
      ],
      [
        "Brewing scale with timer",
        "SCL-TIMER",
        "44.6250",
        "to a tenth of a gram",
        { tiles: ["box-cool"], weight: "0.5" },
      ],
      [
        "Cotton filter, reusable, pair",
        "FLT-COTTON",
        "9.10",
        "keep it wet in the fridge",
        { tiles: ["box-cool"], weight: "0.04" },
      ],
    ],
  },
  {
    category: ["Kitchen & Home", "Brewing", "Espresso"],
    tax: "standard",
    tile: "grinder-warm",
    weight: "0.7",
    describe,
    variable: [
      [
        "Moka pot",
        "MOK-POT",
        "31.00",
        "aluminium, with a spare seal",
        {
          Cups: [
            ["3 cups", "3"],
            ["6 cups", "6", "1.3"],
            ["9 cups", "9", "1.6"],
          ],
        },
        { tiles: ["kettle-warm"] },
      ],
      [
        "Tamper",
        "TMP",
        "33.25",
        "walnut and steel",
        {
          Diameter: [
            ["53 mm", "53"],
            ["58 mm", "58"],
            ["58.5 mm", "585", "1.05"],
          ],
        },
      ],
    ],
    simple: [
      [
        "Hand grinder, steel burrs",
        "GRD-HAND",
        "89.00",
        "thirty seconds for one cup",
        { tiles: ["grinder-warm", "grinder-cool"] },
      ],
      [
        "Electric grinder, 40 mm conical",
        "GRD-ELEC",
        "179.50",
        "forty settings",
        { tiles: ["grinder-cool"], weight: "2.8", stock: ["1", "2"] },
      ],
      ["Knock box", "KNK-BOX", "29.40", "with a rubber bar"],
      ["Group-head brush", "BRS-GROUP", "8.75", "angled nylon", { weight: "0.08" }],
      ["Descaler, 250 ml", "DSC-250", "7.95", "citric acid, no smell", { tiles: ["bottle-cool"], weight: "0.3" }],
      ["Dosing funnel, 58 mm", "FUN-58", "15.8875", "magnetic"],
    ],
  },
  {
    category: ["Kitchen & Home", "Brewing", "Tea ware · 茶具"],
    tax: "standard",
    tile: "kettle-cool",
    weight: "0.7",
    describe,
    simple: [
      ["紫砂壶 Yixing teapot, 150 ml", "POT-YIX-150", "74.00", "purple clay, unglazed", { stock: ["2", null] }],
      ["Glass teapot with strainer, 800 ml", "POT-GLS-800", "32.60", "for flowering teas"],
      ["Cast-iron teapot, 600 ml", "POT-IRON-600", "58.90", "enamelled inside", { weight: "1.4" }],
      ["Tea strainer, fine mesh", "STR-FINE", "8.45", "fits most mugs", { weight: "0.06" }],
      ["Bamboo whisk 茶筅", "WHI-80", "17.30", "eighty tines", { weight: "0.05", tiles: ["leaf-cool"] }],
      ["Tea tray with drain", "TRY-DRAIN", "46.20", "bamboo", { weight: "1.9" }],
      [
        "Samovar, 3 l",
        "SAM-3L",
        "214.00",
        "electric, nickel-plated",
        { weight: "4.2", stock: ["0", "1"], isSyncDisabled: true },
      ],
    ],
  },
  {
    category: ["Kitchen & Home", "Candles & Scents"],
    tax: "standard",
    tile: "candle-warm",
    weight: "0.32",
    describe,
    variable: [
      [
        "Soy candle, 180 g",
        "CND-SOY-180",
        "18.90",
        "burns for about forty hours",
        { Scent: SCENTS },
        { tiles: ["candle-warm", "candle-cool"], variationTiles: { Unscented: "candle-cool" } },
      ],
      [
        "Room spray, 100 ml",
        "SPR-ROOM",
        "14.65",
        "for linen, too",
        { Scent: SCENTS.slice(0, 3) },
        { tiles: ["bottle-warm"] },
      ],
    ],
    simple: [
      ["Beeswax pillar candle", "CND-BEE", "13.25", "smells of honey", { tiles: ["candle-warm"] }],
      ["Tea lights, beeswax, 12", "CND-TEA-12", "11.50", "in glass cups you refill"],
      ["بخور عود – Oud incense, 40 g", "INC-OUD-40", "26.75", "chips, for charcoal", { tiles: ["box-warm"] }],
      ["Incense burner – مبخرة", "INC-BURN", "31.20", "brass and wood", { tiles: ["bowl-warm"], stock: ["3", "0"] }],
      ["Matches, long", "MAT-LONG", "3.10", "sixty in a glass bottle", { tiles: ["box-warm"], weight: "0.12" }],
    ],
  },
  {
    category: ["Kitchen & Home", "Cleaning & Care"],
    tax: "standard",
    tile: "soap-cool",
    weight: "0.12",
    describe,
    variable: [
      [
        "Olive soap bar – صابون نابلسي",
        "SOP-OLIVE",
        "4.20",
        "olive oil, water, lye",
        {
          Scent: [
            ["Plain", "PLN"],
            ["Laurel", "LAU", "1.2"],
            ["Lavender", "LAV", "1.1"],
          ],
        },
        { tiles: ["soap-cool", "soap-warm"] },
      ],
    ],
    simple: [
      ["Dish brush, beech", "BRS-DISH", "6.40", "with a head you change"],
      [
        "Dish soap, refill, 1 l",
        "SOP-DISH-1L",
        "7.8333",
        "bring the bottle back",
        { tiles: ["bottle-cool"], weight: "1.05" },
      ],
      ["Linen tea towel", "TWL-LINEN", "12.75", "50 × 70 cm", { tiles: ["apron-cool"] }],
      ["Swedish dish cloths, 3", "CLO-SWE-3", "8.90", "cellulose and cotton"],
      ["Wax wraps, set of three", "WRP-WAX-3", "16.95", "instead of cling film"],
      ["Oven glove, quilted", "GLV-OVEN", "14.30", "cotton", { tiles: ["apron-warm"] }],
    ],
  },
  {
    category: ["Kitchen & Home", "Accessories"],
    tax: "standard",
    tile: "jar-cool",
    weight: "0.5",
    describe,
    variable: [
      [
        "Storage jar, airtight",
        "JAR-AIR",
        "13.40",
        "glass with a cork lid",
        {
          Volume: [
            ["0.5 l", "05"],
            ["1 l", "10", "1.25"],
            ["2 l", "20", "1.7"],
          ],
        },
      ],
    ],
    simple: [
      ["Coffee scoop, walnut", "SCP-WAL", "11.60", "exactly ten grams", { weight: "0.04" }],
      ["Honey dipper", "DIP-HON", "5.35", "olive wood", { weight: "0.03" }],
      ["Serving board, oak", "BRD-OAK", "36.80", "40 × 20 cm", { weight: "1.3" }],
      ["Bag clips, 5", "CLP-5", "4.05", "brass", { weight: "0.08" }],
      ["Tea caddy, cherry bark", "CAD-CHE", "68.50", "from Kakunodate", { tiles: ["tin-warm"], stock: [null, null] }],
    ],
  },
];
