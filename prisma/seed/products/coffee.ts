import type { SeedGroup, SeedValue } from "../seed-types";

const BAGS: readonly SeedValue[] = [
  ["250 g", "250"],
  ["1 kg", "1KG", "3.6"],
];
const GRINDS: readonly SeedValue[] = [
  ["Whole bean", "WB"],
  ["Filter", "FIL"],
  ["Espresso", "ESP"],
];
const ALL_GRINDS: readonly SeedValue[] = [
  ...GRINDS,
  ["French press", "FP"],
  ["Moka pot", "MOK"],
  ["Turkish – ibrik/cezve", "TUR"],
];

function describe(name: string, note: string): string {
  return `<p><strong>${name}</strong> is ${note}. We roast it on Tuesdays and Fridays and pack it the same day.</p>
<ul><li>Best between 7 and 40 days after roasting</li><li>60&nbsp;g for one litre of filter coffee</li></ul>`;
}

export const COFFEE: readonly SeedGroup[] = [
  {
    category: ["Coffee & Tea", "Coffee", 'Whole Bean "House" Roasts'],
    tax: "food",
    tile: "bag-warm",
    weight: "0.27",
    describe,
    variable: [
      [
        "House Blend",
        "COF-HOUSE",
        "12.50",
        "round and chocolatey, made for milk",
        { Weight: BAGS, Grind: ALL_GRINDS },
        { tiles: ["bag-warm", "cup-warm", "bag-cool"] },
      ],
      [
        "Night Shift Dark Roast",
        "COF-NIGHT",
        "12.95",
        "heavy, smoky and low in acidity",
        { Weight: BAGS, Grind: GRINDS },
      ],
      [
        "Sunday Filter",
        "COF-SUNDAY",
        "14.25",
        "bright, with apricot and black tea",
        { Weight: BAGS, Grind: [GRINDS[0]!, GRINDS[1]!] },
      ],
      [
        "Café «Élan» – torréfaction claire",
        "COF-ELAN",
        "15.80",
        "a light roast with jasmine and lime",
        { Weight: BAGS },
      ],
    ],
  },
  {
    category: ["Coffee & Tea", "Coffee", "Single Origin"],
    tax: "food",
    tile: "bag-cool",
    weight: "0.27",
    describe,
    variable: [
      [
        "Ethiopia Yirgacheffe, washed",
        "COF-ETH-YIR",
        "17.90",
        "floral, with bergamot and lemon",
        { Weight: BAGS, Grind: GRINDS },
        { tiles: ["bag-cool", "cup-cool"] },
      ],
      [
        "Ethiopia Guji, natural",
        "COF-ETH-GUJ",
        "18.40",
        "full of strawberry and cocoa",
        { Weight: BAGS, Grind: GRINDS },
      ],
      [
        "Kenya Nyeri AA",
        "COF-KEN-AA",
        "21.35",
        "sharp blackcurrant and tomato leaf",
        { Weight: BAGS, Grind: [GRINDS[0]!, GRINDS[1]!] },
      ],
      ["Colombia Huila – Excelso", "COF-COL-HUI", "15.65", "caramel and red apple", { Weight: BAGS, Grind: GRINDS }],
      ["Guatemala Huehuetenango", "COF-GUA-HUE", "16.15", "cocoa, orange and toffee", { Weight: BAGS, Grind: GRINDS }],
      [
        "Brazil Cerrado, pulped natural",
        "COF-BRA-CER",
        "13.45",
        "nutty and sweet",
        { Weight: BAGS, Grind: ALL_GRINDS },
      ],
      [
        "بن يمني – حراز",
        "COF-YEM-HAR",
        "34.90",
        "a wild one from the Haraz mountains, with raisins and cardamom",
        { Weight: [BAGS[0]!], Grind: [GRINDS[0]!, ALL_GRINDS[5]!] },
      ],
      ["云南保山 Yunnan Baoshan", "COF-YUN-BAO", "18.05", "from Baoshan, honey-like with plum", { Weight: BAGS }],
    ],
    simple: [
      ["Rwanda Nyamasheke, 250 g", "COF-RWA-250", "16.90", "orange and black tea"],
      ["Burundi Kayanza, 250 g", "COF-BUR-250", "17.20", "redcurrant and brown sugar"],
      ["Sumatra Mandheling, 250 g", "cof-sum-250", "15.30", "earthy, with cedar and pipe tobacco"],
      ["Java Preanger, 250 g", "COF JAV 250 G", "15.95", "spicy and syrupy"],
      ["Costa Rica Tarrazú, honey process, 250 g", "COF-CRI-250", "18.75", "milk chocolate and mandarin"],
      ["Honduras Marcala, organic, 250 g", "COF-HON-250", "14.85", "caramel and hazelnut"],
      ["Peru Cajamarca, organic, 250 g", "COF-PER-250", "14.60", "cane sugar and plum"],
      ["Mexico Chiapas, 250 g", "COF-MEX-250", "14.10", "almond and cocoa"],
      ["El Salvador Pacamara, 250 g", "COF-SLV-250", "22.40", "mango, with a long finish", { stock: ["0", "0"] }],
      [
        "Panama Boquete Geisha, 100 g",
        "COF-PAN-100",
        "48.0375",
        "jasmine, peach and nothing else",
        { stock: ["3", null], weight: "0.11" },
      ],
      ["India Monsooned Malabar, 250 g", "COF-IND-250", "13.75", "malty and mild"],
      ["Tanzania Peaberry, 250 g", "COF-TAN-250", "16.35", "peach and brown sugar", { stock: [null, null] }],
    ],
  },
  {
    category: ["Coffee & Tea", "Coffee", "Decaf"],
    tax: "food",
    tile: "bag-cool",
    weight: "0.27",
    describe,
    variable: [
      [
        "Decaf Colombia, sugar-cane process",
        "COF-DEC-COL",
        "14.95",
        "sweet and clean, without the caffeine",
        { Weight: BAGS, Grind: GRINDS },
      ],
      ["Half-Caf", "COF-HALF", "13.95", "half house blend, half decaf", { Weight: [BAGS[0]!], Grind: GRINDS }],
    ],
    simple: [
      ["Decaf Ethiopia, water process, 250 g", "COF-DEC-ETH", "15.40", "floral and light"],
      [
        "Decaf drip bags, box of 10",
        "COF-DEC-DRIP",
        "11.90",
        "ten single cups, packed in nitrogen",
        { tiles: ["box-cool"], weight: "0.16" },
      ],
      [
        "Decaf capsules, box of 20",
        "COF-DEC-CAP",
        "9.85",
        "compostable and fitting the usual machines",
        { tiles: ["box-cool"], weight: "0.2" },
      ],
    ],
  },
  {
    category: ["Coffee & Tea", "Coffee"],
    tax: "food",
    tile: "box-warm",
    weight: "0.2",
    describe,
    simple: [
      ["House Blend capsules, box of 20", "COF-CAP-HOUSE", "9.25", "our house blend in compostable capsules"],
      ["Night Shift capsules, box of 20", "COF-CAP-NIGHT", "9.25", "our dark roast in compostable capsules"],
      ["Drip bags, mixed, box of 12", "COF-DRIP-MIX", "13.60", "twelve cups of four coffees"],
      [
        "Tasting box: four origins, 4 × 75 g",
        "COF-TASTE-4",
        "19.90",
        "a small bag of four coffees with tasting cards",
        { weight: "0.38" },
      ],
      [
        "Cold brew concentrate, 500 ml",
        "COF-COLD-500",
        "11.15",
        "steeped for 18 hours; mix one to two with water or milk",
        { tiles: ["bottle-warm"], weight: "0.62" },
      ],
      ["Cold brew can, 250 ml", "COF-COLD-CAN", "3.4550", "ready to drink", { tiles: ["bottle-cool"], weight: "0.27" }],
      [
        "House Blend, loose, per kg",
        "COF-BULK-HOUSE",
        "39.8125",
        "filled into your own jar at the counter",
        { stock: ["7.425", "22.5"], weight: "1", hasNoBarcode: true },
      ],
      [
        "Green beans, unroasted, per kg",
        "COF-BULK-GREEN",
        "14.3333",
        "for those who roast at home",
        { stock: ["0.75", "118.25"], weight: "1", hasNoBarcode: true, isSyncDisabled: true },
      ],
    ],
  },
];
