import { expect, test } from "vitest";
import { explain } from "@/lib/testing/explain";
import { createBusiness, createProduct } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { findTakenSkus, takenSkusSql } from "./find-taken-skus";

const { db } = useTestDb();

test("taken SKUs are found through the unique indexes, ignoring case and white space", async () => {
  const { id: businessId } = await createBusiness(db());
  await createProduct(db(), businessId, { sku: "TEA" });
  const keys = ["tea", "coffee"];
  expect(await findTakenSkus(db(), businessId, keys)).toEqual(new Set(["tea"]));
  const plan = await explain(db(), takenSkusSql(businessId, keys));
  expect(plan).toMatch(/(using|on) products_sku/);
  expect(plan).toMatch(/(using|on) variations_sku/);
});
