import type { SeedGroup } from "../seed-types";

function describe(name: string, note: string): string {
  return `<p>${name} – ${note}.</p>`;
}

export const PANTRY: readonly SeedGroup[] = [
  {
    category: ["Pantry", "Chocolate & Sweets"],
    tax: "standard",
    tile: "bar-warm",
    weight: "0.09",
    describe: (name, note) => `${describe(name, note)}<p>May contain traces of nuts &amp; milk.</p>`,
    variable: [
      [
        "Dark chocolate bar",
        "CHO-DARK",
        "4.75",
        "from Ecuadorian cocoa",
        {
          Cocoa: [
            ["60 %", "60"],
            ["72 %", "72"],
            ["85 %", "85", "1.08"],
            ["100 %", "100", "1.2"],
          ],
        },
      ],
    ],
    simple: [
      ["Milk chocolate with sea salt, 80 g", "CHO-MLK-SALT", "4.60", "a little salt and a lot of milk"],
      ["White chocolate & raspberry, 80 g", "CHO-WHT-RASP", "4.90", "with freeze-dried raspberries"],
      ["Hazelnut gianduja, 100 g", "CHO-GIAN", "6.85", "half hazelnut from Piedmont"],
      [
        "Coffee beans in dark chocolate, 120 g",
        "CHO-BEAN",
        "5.95",
        "roasted beans, two layers",
        { tiles: ["bag-warm"] },
      ],
      [
        "Drinking chocolate 70 %, 250 g",
        "CHO-DRINK-70",
        "9.40",
        "flakes, for hot milk",
        { tiles: ["tin-warm"], weight: "0.3" },
      ],
      [
        "Λουκούμι με τριαντάφυλλο (rose loukoumi), 400 g",
        "SWE-LOUK",
        "7.25",
        "soft, dusted with sugar",
        { tiles: ["box-warm"], weight: "0.45" },
      ],
      [
        "حلاوة طحينية بالفستق – Pistachio halva, 500 g",
        "SWE-HALVA",
        "8.35",
        "sesame with whole pistachios",
        { tiles: ["box-cool"], weight: "0.53" },
      ],
      ["Almond cantuccini, 200 g", "SWE-CANT", "5.10", "baked twice, for dipping", { tiles: ["bag-warm"] }],
      ["Oat biscuits, 150 g", "SWE-OAT", "3.6950", "plain, crisp and not too sweet", { tiles: ["bag-cool"] }],
      ["Liquorice, salted, 100 g", "SWE-LIQ", "3.25", "not for everybody", { stock: ["0", "0"] }],
      ["Candied orange peel, 120 g", "SWE-ORA", "6.55", "long strips, half dipped in chocolate"],
      ["花生酥 Peanut brittle, 200 g", "SWE-PEA", "4.45", "thin layers, from Sichuan"],
    ],
  },
  {
    category: ["Pantry", "Honey, Jam & Spreads"],
    tax: "food",
    tile: "jar-warm",
    weight: "0.5",
    describe,
    variable: [
      [
        "Wildflower honey",
        "HON-WILD",
        "7.80",
        "from hives within a day's walk",
        {
          Jar: [
            ["250 g", "250"],
            ["500 g", "500", "1.8"],
            ["1 kg", "1KG", "3.3"],
          ],
        },
        { tiles: ["jar-warm", "jar-cool"] },
      ],
    ],
    simple: [
      ["Μέλι θυμαρίσιο – thyme honey, 450 g", "HON-THY-450", "14.60", "from Crete, thick and aromatic"],
      ["عسل سدر – Sidr honey, 250 g", "HON-SIDR-250", "38.75", "from Wadi Do'an", { stock: ["4", "2"] }],
      ["Chestnut honey, 250 g", "HON-CHE-250", "9.15", "dark and slightly bitter"],
      ["Acacia honey, 250 g", "HON-ACA-250", "8.60", "clear, stays liquid"],
      ["Apricot jam, 340 g", "JAM-APR-340", "5.65", "two thirds fruit"],
      ["Sour cherry jam, 340 g", "JAM-CHE-340", "5.95", "whole cherries"],
      ["Seville orange marmalade, thick cut, 340 g", "JAM-SEV-340", "6.25", "cooked in January only"],
      ["Fig & cardamom jam, 340 g", "JAM-FIG-340", "6.40", "for cheese"],
      ["Tahini, stone-ground, 300 g", "SPR-TAH-300", "6.75", "one ingredient: sesame", { tiles: ["jar-cool"] }],
      ["Almond butter, 250 g", "SPR-ALM-250", "9.80", "roasted, nothing added", { tiles: ["jar-cool"] }],
      ["Date syrup – دبس التمر, 400 g", "SPR-DAT-400", "5.35", "sweet and smoky", { tiles: ["bottle-warm"] }],
      ["Hazelnut & cocoa spread, 250 g", "SPR-HAZ-250", "8.2050", "no palm oil", { tiles: ["jar-cool"] }],
    ],
  },
  {
    category: ["Pantry", "Spices · بهارات"],
    tax: "food",
    tile: "tin-warm",
    weight: "0.07",
    describe,
    simple: [
      ["Cardamom, green – هيل, 50 g", "SPI-CAR-50", "8.95", "whole pods"],
      ["Cinnamon sticks, Ceylon, 40 g", "SPI-CIN-40", "5.25", "thin and crumbly"],
      ["Saffron, 1 g", "SPI-SAF-1", "12.40", "threads only", { weight: "0.01", stock: ["6", "14"] }],
      ["Sumac – سماق, 80 g", "SPI-SUM-80", "4.55", "sour and red"],
      ["Za'atar – زعتر, 100 g", "SPI-ZAA-100", "4.85", "with sesame and sumac"],
      ["Ras el hanout, 60 g", "SPI-RAS-60", "6.15", "twenty-two spices"],
      ["花椒 Sichuan pepper, 50 g", "SPI-SIC-50", "5.60", "numbing and citrusy"],
      ["Black pepper, Kampot, 60 g", "SPI-PEP-60", "9.35", "whole corns"],
      ["Smoked paprika, 75 g", "SPI-PAP-75", "4.15", "from La Vera"],
      ["Vanilla pod", "SPI-VAN", "4.9950", "one pod in a glass tube", { weight: "0.01" }],
      ["Sea salt flakes, 150 g", "SPI-SAL-150", "4.70", "hand-harvested"],
      [
        "Spice, loose, per 10 g",
        "SPI-BULK",
        "0.8750",
        "any jar on the shelf behind the counter",
        { stock: ["143.7", null], hasNoBarcode: true, isSyncDisabled: true, weight: "0.01" },
      ],
    ],
  },
  {
    category: ["Pantry", "Dates & Nuts · تمور ومكسرات"],
    tax: "food",
    tile: "bowl-warm",
    weight: "0.5",
    describe,
    variable: [
      [
        "تمر مجدول – Medjool dates",
        "DAT-MEDJ",
        "9.60",
        "large and soft",
        {
          Box: [
            ["500 g", "500"],
            ["1 kg", "1KG", "1.9"],
            ["5 kg", "5KG", "8.75"],
          ],
        },
      ],
    ],
    simple: [
      ["تمر سكري – Sukkari dates, 500 g", "DAT-SUK-500", "7.85", "golden, crisp at the edge"],
      ["عجوة المدينة – Ajwa dates, 400 g", "DAT-AJW-400", "15.20", "dark and dry"],
      ["Dates filled with almonds, 250 g", "DAT-ALM-250", "8.90", "a box of twelve"],
      [
        "Pistachios, roasted, per kg",
        "NUT-PIS-KG",
        "34.65",
        "salted, in the shell",
        { stock: ["3.85", "12.5"], hasNoBarcode: true, weight: "1" },
      ],
      [
        "Almonds, raw, per kg",
        "NUT-ALM-KG",
        "18.3333",
        "from Andalusia",
        { stock: ["11.125", "25"], hasNoBarcode: true, weight: "1" },
      ],
      [
        "Walnut halves, per kg",
        "NUT-WAL-KG",
        "21.4750",
        "this year's harvest",
        { stock: ["0.35", "0"], hasNoBarcode: true, weight: "1" },
      ],
      ["Cashews, 250 g", "NUT-CAS-250", "6.95", "plain"],
      ["Mixed nuts, 250 g", "NUT-MIX-250", "6.45", "no peanuts"],
    ],
  },
  {
    category: ["Pantry", "Oil & Vinegar · Ελαιόλαδο"],
    tax: "food",
    tile: "bottle-cool",
    weight: "0.95",
    describe,
    variable: [
      [
        "Εξαιρετικό παρθένο ελαιόλαδο Κορωνέικη",
        "OIL-KOR",
        "11.40",
        "extra virgin olive oil, early harvest",
        {
          Bottle: [
            ["250 ml", "250"],
            ["500 ml", "500", "1.7"],
            ["5 l tin", "5L", "11.5"],
          ],
        },
        { tiles: ["bottle-cool", "bottle-warm"] },
      ],
    ],
    simple: [
      ["Lemon olive oil, 250 ml", "OIL-LEM-250", "12.85", "pressed together with lemons", { weight: "0.48" }],
      ["Sesame oil, toasted, 250 ml", "OIL-SES-250", "7.90", "a few drops are enough", { weight: "0.45" }],
      ["Balsamic vinegar of Modena, 250 ml", "VIN-BAL-250", "13.65", "aged twelve years", { weight: "0.5" }],
      ["Apple vinegar, cloudy, 500 ml", "VIN-APP-500", "5.85", "with its mother"],
      ["Pomegranate molasses, 350 ml", "VIN-POM-350", "6.35", "sour and dark", { weight: "0.52" }],
    ],
  },
];
