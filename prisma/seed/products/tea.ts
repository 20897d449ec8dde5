import type { SeedGroup, SeedValue } from "../seed-types";

const PACKS: readonly SeedValue[] = [
  ["50 g", "50"],
  ["100 g", "100", "1.85"],
  ["250 g", "250", "4.2"],
];

function describe(name: string, note: string): string {
  return `<p>${name}: ${note}.</p><p><em>To brew:</em> 2&nbsp;g for 200&nbsp;ml, and taste after two minutes.</p>`;
}

export const TEA: readonly SeedGroup[] = [
  {
    category: ["Coffee & Tea", "Tea", "Green tea · 绿茶"],
    tax: "food",
    tile: "leaf-cool",
    weight: "0.07",
    describe,
    variable: [
      [
        "龙井 Longjing (Dragon Well)",
        "TEA-LONGJING",
        "11.80",
        "pan-fired and flat, with chestnut and sweet peas",
        { Weight: PACKS },
        { tiles: ["leaf-cool", "tin-cool"] },
      ],
      ["Sencha Yabukita", "TEA-SENCHA", "8.95", "grassy and fresh, steamed in the Japanese way", { Weight: PACKS }],
      [
        "Matcha 抹茶",
        "TEA-MATCHA",
        "16.40",
        "stone-milled for the bowl or for baking",
        {
          Grade: [
            ["Ceremonial", "CER", "1.75"],
            ["Daily", "DAY"],
            ["Kitchen", "KIT", "0.62"],
          ],
        },
        { tiles: ["tin-cool"] },
      ],
    ],
    simple: [
      ["Gyokuro, 50 g", "TEA-GYO-50", "24.90", "grown in shade, thick and savoury"],
      ["Genmaicha with toasted rice, 100 g", "TEA-GEN-100", "7.35", "warm and cereal-like"],
      ["Hōjicha, roasted, 100 g", "TEA-HOJ-100", "7.60", "caramel and hay, low in caffeine"],
      ["Gunpowder 珠茶, 100 g", "TEA-GUN-100", "5.45", "tightly rolled; the base of Moroccan mint tea"],
      ["Jasmine pearls 茉莉龙珠, 50 g", "TEA-JAS-50", "13.20", "hand-rolled and scented five nights"],
      ["碧螺春 Bi Luo Chun, 50 g", "TEA-BLC-50", "17.65", "tiny spirals with a fruity scent", { stock: ["0", "12"] }],
      ["Bancha, 100 g", "TEA-BAN-100", "5.15", "an everyday tea from the autumn harvest"],
    ],
  },
  {
    category: ["Coffee & Tea", "Tea", "Black tea"],
    tax: "food",
    tile: "leaf-warm",
    weight: "0.12",
    describe,
    variable: [
      ["Assam Second Flush", "TEA-ASSAM", "6.40", "malty and strong, good with milk", { Weight: PACKS }],
      [
        "Darjeeling First Flush",
        "TEA-DARJ",
        "12.25",
        "light, with muscatel and almond",
        { Weight: PACKS },
        { tiles: ["leaf-warm", "tin-warm"] },
      ],
      ['Earl Grey "No. 7"', "TEA-EARL", "7.10", "with oil of bergamot from Calabria", { Weight: PACKS }],
    ],
    simple: [
      ["English Breakfast, 20 bags", "TEA-ENG-20", "4.95", "Assam, Ceylon and Kenya", { weight: "0.06" }],
      ["Ceylon Dimbula, 100 g", "TEA-CEY-100", "6.85", "brisk and golden"],
      ["Lapsang Souchong 正山小种, 100 g", "TEA-LAP-100", "10.30", "dried over pine fires"],
      ["Keemun 祁门红茶, 100 g", "TEA-KEE-100", "11.05", "cocoa and orchid"],
      ["Yunnan Gold 滇红, 100 g", "TEA-YUN-100", "12.70", "honey and sweet potato"],
      ["Masala chai, 100 g", "TEA-CHAI-100", "7.45", "with cardamom, ginger, clove and pepper"],
      ["شاي عدني – Adeni tea mix, 150 g", "TEA-ADEN-150", "8.15", "black tea with cardamom and cinnamon, for milk"],
      ["Çay, Rize, 500 g", "TEA-RIZE-500", "9.35", "for the double pot", { weight: "0.52" }],
      [
        "Black tea, loose, per 100 g",
        "TEA-BULK-BLK",
        "4.3775",
        "from the big tin on the counter",
        { stock: ["18.35", "40.5"], hasNoBarcode: true, weight: "0.1" },
      ],
    ],
  },
  {
    category: ["Coffee & Tea", "Tea", "Oolong & Pu-erh · 乌龙"],
    tax: "food",
    tile: "tin-warm",
    weight: "0.08",
    describe,
    variable: [
      [
        "铁观音 Tie Guan Yin",
        "TEA-TGY",
        "12.60",
        "half-oxidised, with lilac and butter",
        {
          Roast: [
            ["Green", "GRN"],
            ["Traditional", "TRD", "1.15"],
          ],
          Weight: [PACKS[0]!, PACKS[1]!],
        },
      ],
    ],
    simple: [
      ["大红袍 Da Hong Pao, 50 g", "TEA-DHP-50", "21.75", "rock oolong, mineral and roasted"],
      ["東方美人 Oriental Beauty, 50 g", "TEA-OB-50", "26.30", "honeyed, thanks to a small green leafhopper"],
      ["Milk Oolong (Jin Xuan), 50 g", "TEA-JX-50", "10.95", "creamy by nature, nothing added"],
      [
        "Sheng pu-erh cake 2019, 357 g",
        "TEA-PUS-357",
        "54.50",
        "pressed and still changing every year",
        { stock: ["2", "9"], weight: "0.38" },
      ],
      ["Shou pu-erh tuocha, 100 g", "TEA-PUT-100", "9.90", "dark, soft and earthy"],
      ["Pu-erh in mandarin peel 小青柑, 8 pcs", "TEA-PUM-8", "14.45", "citrus and forest floor", { stock: ["0", "0"] }],
    ],
  },
  {
    category: ["Coffee & Tea", "Tea", "Herbal & Fruit · Βότανα"],
    tax: "food",
    tile: "plant-cool",
    weight: "0.06",
    describe,
    simple: [
      ["Τσάι του βουνού (Greek mountain tea), 40 g", "TEA-SID-40", "6.95", "whole stems of sideritis"],
      ["Χαμομήλι – chamomile flowers, 40 g", "TEA-CHA-40", "5.20", "whole flowers, nothing broken"],
      ["Peppermint, 50 g", "TEA-MIN-50", "4.60", "cut leaves, very strong"],
      ["Lemon verbena, 30 g", "TEA-VER-30", "5.85", "whole leaves"],
      ["Rooibos, 100 g", "TEA-ROO-100", "5.50", "red and sweet"],
      ["Rooibos & vanilla, 100 g", "TEA-ROV-100", "6.10", "with pieces of Bourbon vanilla"],
      ["كركديه – Hibiscus, 100 g", "TEA-HIB-100", "5.35", "whole flowers from Aswan; good cold"],
      ["Ginger & lemon, 20 bags", "TEA-GIN-20", "4.25", "hot and sharp"],
      ['Berry "Orchard" fruit tea, 100 g', "TEA-BER-100", "5.75", "apple, elderberry, blackcurrant"],
      ["Linden blossom, 40 g", "TEA-LIN-40", "6.30", "honey-scented", { stock: [null, "4"] }],
      ["Sage & thyme, 20 bags", "TEA-SAG-20", "4.25", "for the throat"],
    ],
  },
  {
    category: ["Coffee & Tea", "Gifts & Tasting"],
    tax: "food",
    tile: "box-cool",
    weight: "0.4",
    describe,
    simple: [
      [
        "Tea tasting box: eight small tins",
        "GFT-TEA-8",
        "32.50",
        "a week of tea and one more day",
        { tiles: ["box-cool", "tin-cool", "leaf-cool"] },
      ],
      ["Advent calendar, 24 teas", "GFT-ADV-24", "39.90", "twenty-four sachets behind doors", { stock: ["0", "64"] }],
      [
        'Gift box "Good Morning"',
        "GFT-MORN",
        "45.00",
        "house blend, a mug and a jar of honey",
        { tiles: ["box-warm", "mug-warm", "jar-warm"], weight: "1.1" },
      ],
      [
        "Gift wrapping paper & card",
        "GFT-WRAP",
        "3.50",
        "brown paper, cotton ribbon and a card",
        { tax: "standard", weight: "0.05" },
      ],
      [
        "Coffee lover's crate – two single origins, one hand grinder with steel burrs, one glass dripper for two cups, a box of forty paper filters and a brewing guide, packed in wood wool in a reusable pine crate with your own words on the lid (up to 40 letters)",
        "GFT-CRATE-XL",
        "129.00",
        "the largest of our presents",
        { tax: "standard", tiles: ["box-warm", "grinder-warm", "dripper-warm"], weight: "3.4", stock: ["1", "5"] },
      ],
    ],
  },
];
