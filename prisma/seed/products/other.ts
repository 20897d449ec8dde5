import type { SeedGroup } from "../seed-types";

function describe(name: string, note: string): string {
  return `<p>${name}: ${note}.</p>`;
}

export const OTHER: readonly SeedGroup[] = [
  {
    category: ["Books & Paper"],
    tax: "exempt",
    tile: "book-warm",
    weight: "0.4",
    describe,
    variable: [
      [
        "Notebook, thread-bound",
        "NBK-A5",
        "9.50",
        "90 g paper, opens flat",
        {
          Ruling: [
            ["Plain", "PLN"],
            ["Lined", "LIN"],
            ["Dotted", "DOT"],
          ],
        },
        { tiles: ["book-cool", "book-warm"], tax: "standard", weight: "0.25" },
      ],
      [
        "Desk diary",
        "DRY",
        "17.80",
        "a week on two pages",
        {
          Year: [
            ["2026", "26", "0.5"],
            ["2027", "27"],
          ],
        },
        { tax: "standard" },
      ],
    ],
    simple: [
      ["The House Brewing Guide", "BOK-BREW", "14.00", "sixty pages, no nonsense"],
      ["Tea from Leaf to Cup", "BOK-LEAF", "24.95", "how tea is made, in pictures", { tiles: ["book-cool"] }],
      ["Home Roasting, Step by Step", "BOK-ROAST", "19.90", "for popcorn machine and pan"],
      [
        "القهوة العربية: وصفات وحكايات",
        "BOK-ARAB",
        "16.75",
        "recipes and stories, in Arabic",
        { tiles: ["book-cool"] },
      ],
      [
        "茶经 – The Classic of Tea, bilingual",
        "BOK-CHAJING",
        "22.30",
        "the oldest book about tea",
        { tiles: ["book-cool"] },
      ],
      ["Bread and Coffee: 50 Breakfasts", "BOK-BRKF", "27.50", "simple recipes"],
      ["Tasting wheel poster, A2", "PST-WHEEL", "12.60", "printed in four colours", { tax: "standard" }],
      ["Postcards, set of eight", "PCD-8", "6.40", "our own drawings", { tax: "standard", weight: "0.06" }],
      ["Pencil, cedar", "PEN-CED", "1.3333", "HB, unpainted", { tax: "standard", weight: "0.01" }],
    ],
  },
  {
    category: ["Seasonal", "Winter '26"],
    tax: "standard",
    tile: "box-cool",
    weight: "0.3",
    describe,
    simple: [
      [
        "Mulled wine spices, 50 g",
        "WIN-MULL",
        "5.95",
        "cinnamon, clove, star anise, orange",
        { tax: "food", tiles: ["tin-warm"] },
      ],
      [
        "Winter blend, 250 g",
        "WIN-BLEND",
        "15.25",
        "coffee with gingerbread notes, nothing added",
        { tax: "food", tiles: ["bag-warm"] },
      ],
      ["Spiced honey, 250 g", "WIN-HONEY", "9.75", "cinnamon and orange", { tax: "food", tiles: ["jar-warm"] }],
      ["Felt stars, string of ten", "WIN-STARS", "18.20", "hand-cut"],
      ["Hot-water bottle, knitted cover", "WIN-HWB", "34.50", "natural rubber", { stock: ["0", "17"] }],
    ],
  },
  {
    category: ["Seasonal", "Garden & Balcony"],
    tax: "standard",
    tile: "plant-cool",
    weight: "0.8",
    describe,
    simple: [
      ["Coffee plant, 12 cm pot", "PLA-COF", "13.90", "blossoms after three years", { isSyncDisabled: true }],
      [
        "Mint in a pot – نعناع",
        "PLA-MINT",
        "5.50",
        "for the window sill",
        { isSyncDisabled: true, tiles: ["plant-warm"] },
      ],
      ["Seeds: five kitchen herbs", "SED-HERB", "8.80", "basil, dill, coriander, parsley, chives", { weight: "0.05" }],
      ["Watering can, 1 l", "CAN-1L", "23.65", "powder-coated steel", { tiles: ["kettle-cool"] }],
    ],
  },
  {
    category: ["Services & Workshops"],
    tax: "exempt",
    tile: "cup-warm",
    tracksStock: false,
    describe,
    simple: [
      ["Espresso workshop, 2 hours", "SRV-ESP-2H", "65.00", "small groups, Saturdays at ten", { hasNoBarcode: true }],
      ["Tea tasting, 90 minutes", "SRV-TEA-90", "48.00", "eight teas and something sweet", { hasNoBarcode: true }],
      ["Latte art for beginners", "SRV-LATTE", "55.00", "milk included", { hasNoBarcode: true }],
      [
        "Grinder service & burr change",
        "SRV-GRIND",
        "39.50",
        "bring it in, take it home next day",
        { hasNoBarcode: true, tiles: ["grinder-warm"] },
      ],
      ["Knife sharpening, per knife", "SRV-KNIFE", "7.50", "on Thursdays", { hasNoBarcode: true, tiles: ["box-cool"] }],
      [
        "Embroidery of a name on an apron",
        "SRV-EMBR",
        "12.00",
        "up to twelve letters",
        { hasNoBarcode: true, tiles: ["apron-cool"], tax: "standard" },
      ],
      [
        "Local delivery by bicycle",
        "SRV-BIKE",
        "6.2250",
        "within five kilometres",
        { hasNoBarcode: true, isSyncDisabled: true, tiles: ["box-warm"] },
      ],
    ],
  },
  {
    category: null,
    tax: null,
    tile: "box-cool",
    describe,
    simple: [
      ["Gift card, 25", "GIFT-25", "25.00", "valid for three years", { stock: [null, null], tiles: ["box-warm"] }],
      ["Gift card, 50", "GIFT-50", "50.00", "valid for three years", { stock: [null, null], tiles: ["box-warm"] }],
      [
        "Deposit, glass bottle",
        "PFAND 1",
        "0.50",
        "returned with the bottle",
        { isSyncDisabled: true, hasNoBarcode: true },
      ],
      [
        "Paper bag",
        "bag",
        "0.1275",
        "made of recycled paper",
        { isSyncDisabled: true, hasNoBarcode: true, stock: ["412", "3000"] },
      ],
      [
        "Sample, not for sale",
        "SAMPLE-0",
        "0",
        "for the tasting table",
        { isSyncDisabled: true, hasNoBarcode: true, description: "" },
      ],
      ["Spare part: seal ring Ø 58 mm", "Ø58-SEAL", "3.85", "fits most group heads", { tax: "standard" }],
      [
        "Unsorted delivery of 3 June – check prices",
        "TMP/0603",
        "9.99",
        "to be looked through",
        { isSyncDisabled: true, stock: ["36", null], description: "" },
      ],
    ],
  },
];
