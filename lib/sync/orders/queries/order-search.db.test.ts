import { expect, test } from "vitest";
import { explain } from "@/lib/testing/explain";
import { createBusiness, createProduct } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { customerByEmailSql, findCustomerByEmail } from "./find-customer-by-email";
import { findVariationsBySku, variationsBySkuSql } from "./find-variations-by-sku";

const { db } = useTestDb();

test("an order's customer is found through the index of e-mail addresses", async () => {
  const { id: businessId } = await createBusiness(db());
  const customer = await db().customer.create({ data: { businessId, name: "Ada", email: " Ada@Example.com " } });
  expect(await db().$transaction((tx) => findCustomerByEmail(tx, businessId, "ada@example.com"))).toBe(customer.id);
  const plan = await explain(db(), customerByEmailSql(businessId, "ada@example.com"));
  expect(plan).toMatch(/(using|on) customers_email\b/);
  expect(plan).not.toMatch(/Filter/);
});

test("an order's variations are found through the index of SKUs", async () => {
  const { id: businessId } = await createBusiness(db());
  const { variations } = await createProduct(db(), businessId, { sku: " Tea " });
  expect(await findVariationsBySku(db(), businessId, ["tea", "none"])).toEqual([
    { id: variations[0]!.id, sku: " Tea " },
  ]);
  const plan = await explain(db(), variationsBySkuSql(businessId, ["tea", "none"]));
  expect(plan).toMatch(/(using|on) variations_sku\b/);
  expect(plan).not.toMatch(/Filter/);
});
