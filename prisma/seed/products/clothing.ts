import type { SeedGroup, SeedValue } from "../seed-types";

const SIZES: readonly SeedValue[] = [
  ["S", "S"],
  ["M", "M"],
  ["L", "L"],
  ["XL", "XL", "1.05"],
];
const COLOURS: readonly SeedValue[] = [
  ["Oat", "OAT"],
  ["Sage", "SGE"],
  ["Ink", "INK"],
];
const ONE_COLOUR: readonly SeedValue[] = [["Ink", "INK"]];
const BY_COLOUR = { Oat: "shirt-warm", Sage: "shirt-cool", Ink: "shirt-cool" } as const;

function describe(name: string, note: string): string {
  return `<p><strong>${name}</strong> – ${note}.</p><table><tr><th>Size</th><th>Chest</th></tr><tr><td>S</td><td>96&nbsp;cm</td></tr><tr><td>M</td><td>102&nbsp;cm</td></tr><tr><td>L</td><td>108&nbsp;cm</td></tr></table>`;
}

function describePlain(name: string, note: string): string {
  return `<p>${name}, ${note}.</p>`;
}

export const CLOTHING: readonly SeedGroup[] = [
  {
    category: ["Clothing", "Men", "T-Shirts & Tops"],
    tax: "standard",
    tile: "shirt-cool",
    weight: "0.24",
    describe,
    variable: [
      [
        "Roaster's T-shirt",
        "TEE-ROAST-M",
        "28.00",
        "heavy organic cotton, straight cut",
        { Size: SIZES, Colour: COLOURS },
        { tiles: ["shirt-cool", "shirt-warm"], variationTiles: BY_COLOUR },
      ],
      [
        'Long-sleeve "Early Shift"',
        "LST-EARLY-M",
        "36.50",
        "a layer for cold mornings",
        { Size: SIZES, Colour: [COLOURS[0]!, COLOURS[2]!] },
        { variationTiles: BY_COLOUR },
      ],
      ["Henley, slub cotton", "HEN-M", "39.90", "three buttons", { Size: SIZES.slice(0, 3), Colour: ONE_COLOUR }],
      [
        "Overshirt, twill",
        "OVR-M",
        "84.00",
        "with a pocket for a notebook",
        { Size: SIZES.slice(0, 3), Colour: [COLOURS[1]!, COLOURS[2]!] },
        { discontinued: ["S/Sage"] },
      ],
    ],
  },
  {
    category: ["Clothing", "Women", "T-Shirts & Tops"],
    tax: "standard",
    tile: "shirt-warm",
    weight: "0.21",
    describe,
    variable: [
      [
        "Roaster's T-shirt, fitted",
        "TEE-ROAST-W",
        "28.00",
        "organic cotton, shorter and slightly waisted",
        { Size: SIZES, Colour: COLOURS },
        { tiles: ["shirt-warm", "shirt-cool"], variationTiles: BY_COLOUR },
      ],
      [
        'Boxy T-shirt "茶"',
        "TEE-CHA-W",
        "31.75",
        "with one character, embroidered",
        { Size: SIZES.slice(0, 3), Colour: [COLOURS[0]!, COLOURS[2]!] },
        { variationTiles: BY_COLOUR },
      ],
      [
        "Linen shirt",
        "SHI-LIN-W",
        "68.00",
        "washed linen, wide",
        { Size: SIZES.slice(0, 3), Colour: COLOURS.slice(0, 2) },
      ],
      [
        "Cardigan, merino",
        "CAR-MER-W",
        "112.00",
        "fine gauge, corozo buttons",
        { Size: SIZES.slice(0, 3), Colour: ONE_COLOUR },
        { stock: ["0", "0"] },
      ],
    ],
  },
  {
    category: ["Clothing", "Kids"],
    tax: "exempt",
    tile: "shirt-warm",
    weight: "0.14",
    describe: describePlain,
    variable: [
      [
        'Kids\' T-shirt "Little Bean"',
        "TEE-BEAN-K",
        "18.25",
        "organic cotton",
        {
          Age: [
            ["2–3 years", "23"],
            ["4–5 years", "45"],
            ["6–7 years", "67"],
            ["8–9 years", "89"],
          ],
        },
      ],
      ["Kids' apron", "APR-K", "16.90", "for small bakers", { Colour: COLOURS.slice(0, 2) }, { tiles: ["apron-warm"] }],
    ],
    simple: [
      ['Babysuit "Decaf", 6–12 months', "BAB-DECAF", "17.50", "with press studs"],
      ["Bib, muslin", "BIB-MUS", "8.35", "two layers"],
    ],
  },
  {
    category: ["Clothing", "Aprons & Workwear"],
    tax: "standard",
    tile: "apron-cool",
    weight: "0.45",
    describe: describePlain,
    variable: [
      [
        "Barista apron, canvas",
        "APR-CANVAS",
        "46.00",
        "crossed at the back, brass rivets",
        {
          Colour: COLOURS,
          Length: [
            ["Short", "SH", "0.9"],
            ["Long", "LG"],
          ],
        },
        { tiles: ["apron-cool", "apron-warm"], variationTiles: { Oat: "apron-warm" } },
      ],
      ["Waist apron", "APR-WAIST", "27.40", "two pockets", { Colour: COLOURS.slice(0, 2) }],
      ["Work jacket", "JKT-WORK", "96.00", "moleskin, unlined", { Size: SIZES }, { tiles: ["shirt-cool"] }],
    ],
    simple: [
      ["Leather apron", "APR-LEATHER", "138.00", "vegetable-tanned; gets better", { stock: ["1", "1"], weight: "0.9" }],
      ["Kitchen cap, linen", "CAP-KIT", "19.80", "adjustable"],
    ],
  },
  {
    category: ["Clothing", "Men", "Accessories"],
    tax: "standard",
    tile: "sock-cool",
    weight: "0.07",
    describe: describePlain,
    variable: [
      [
        "Socks, ribbed",
        "SOC-RIB-M",
        "11.20",
        "combed cotton",
        {
          Size: [
            ["39–42", "39"],
            ["43–46", "43"],
          ],
          Colour: COLOURS,
        },
        { tiles: ["sock-cool", "sock-warm"], variationTiles: { Oat: "sock-warm" } },
      ],
    ],
    simple: [
      ["Beanie, lambswool", "BEA-LAM", "24.60", "knitted in one piece"],
      ["Belt, leather, 95 cm", "BLT-95", "42.00", "solid buckle"],
    ],
  },
  {
    category: ["Clothing", "Women", "Accessories"],
    tax: "standard",
    tile: "sock-warm",
    weight: "0.07",
    describe: describePlain,
    variable: [
      [
        "Socks, pointelle",
        "SOC-POI-W",
        "12.40",
        "fine cotton",
        {
          Size: [
            ["35–38", "35"],
            ["39–41", "39"],
          ],
          Colour: COLOURS.slice(0, 2),
        },
      ],
    ],
    simple: [
      ["Silk scarf – وشاح حرير", "SCF-SILK", "58.75", "90 × 90 cm, hand-rolled", { stock: ["2", "4"] }],
      [
        "Tote bag, heavy canvas",
        "TOT-CANVAS",
        "21.90",
        "carries twelve kilos of coffee",
        { tiles: ["bag-cool"], weight: "0.3" },
      ],
    ],
  },
  {
    category: ["Clothing", "Gifts & Tasting"],
    tax: "standard",
    tile: "box-warm",
    weight: "0.2",
    describe: describePlain,
    variable: [
      [
        "Sock trio in a box",
        "SOC-TRIO",
        "31.50",
        "three pairs of one size",
        {
          Size: [
            ["35–38", "35"],
            ["39–42", "39"],
            ["43–46", "43"],
          ],
        },
        { tiles: ["box-warm", "sock-warm", "sock-cool"] },
      ],
    ],
  },
];
