import { expect, test } from "vitest";
import { explain } from "@/lib/testing/explain";
import { createBusiness, createProduct } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { findVariationsByCode, variationsByCodeSql } from "./find-variations-by-code";

const { db } = useTestDb();

test("a code is found through the indexes of barcodes and SKUs", async () => {
  const { id: businessId } = await createBusiness(db());
  const { variations } = await createProduct(db(), businessId, { sku: "TEA" });
  expect(await findVariationsByCode(db(), businessId, " tea ")).toEqual(variations.map(({ id }) => id));
  const plan = await explain(db(), variationsByCodeSql(businessId, "tea"));
  expect(plan).toMatch(/(using|on) variations_business_id_barcode_idx/);
  expect(plan).toMatch(/(using|on) variations_sku/);
});
