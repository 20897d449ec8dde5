import { expect, test } from "vitest";
import { createBusiness, createTaxRate } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { lookAtFile } from "./look-at-file";

const { db } = useTestDb();

async function* body(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

test("says which columns and tax classes a person has to decide, and how numbers are written", async () => {
  const businessId = (await createBusiness(db())).id;
  const low = await db().taxRate.create({ data: { businessId, name: "Reduced rate", percent: "7" } });
  await createTaxRate(db(), businessId);
  const file =
    "Typ;Artikelnummer;Preis EUR;Steuerstatus;Steuerklasse\nsimple;A;9,90;taxable;\nsimple;B;9,90;taxable;reduced-rate\n" +
    "simple;C;5;taxable;zero-rate\nvariation;D;;taxable;parent\nsimple;E;;none;\ngrouped;F;;taxable;luxury\n";
  const look = await lookAtFile(db(), businessId, {}, body(file));
  expect(look).toEqual({
    lines: 6,
    hasName: true,
    decimals: "point",
    unknown: [{ index: 2, title: "Preis EUR", samples: ["9,90", "5"] }],
    taxClasses: [
      { key: "standard", lines: 1, rateId: null },
      { key: "reduced-rate", lines: 1, rateId: low.id },
      { key: "zero-rate", lines: 1, rateId: null },
    ],
  });
  const matched = await lookAtFile(db(), businessId, { 2: "price" }, body(file));
  expect(matched).toMatchObject({ decimals: "comma", unknown: [{ index: 2 }] });
});
