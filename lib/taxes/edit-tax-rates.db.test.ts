import { beforeEach, expect, test } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { createBusiness, createProduct, createUser } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { createTaxRate, updateTaxRate } from "./edit-tax-rates";
import { listTaxRates } from "./list-tax-rates";
import { taxRateSchema } from "./tax-schema";

const { db } = useTestDb();

let actor: Actor;
beforeEach(async () => {
  const businessId = (await createBusiness(db())).id;
  actor = { businessId, id: (await createUser(db(), businessId)).id };
});

test("a rate is created, changed and archived, and is listed with what uses it", async () => {
  const { id } = await createTaxRate(db(), actor, taxRateSchema.parse({ name: "Sales tax", percent: "8,25" }));
  await createProduct(db(), actor.businessId, { taxRateId: id });
  await createProduct(db(), actor.businessId, { taxRateId: id, isArchived: true });
  await expect(createTaxRate(db(), actor, { name: "Sales tax", percent: "1" })).rejects.toMatchObject({
    fields: { name: "taxNameTaken" },
  });
  await updateTaxRate(db(), actor, id, {
    name: "Sales tax",
    percent: "9",
    before: { name: "Sales tax", percent: "8.25" },
  });
  await updateTaxRate(db(), actor, id, { isArchived: true });
  expect(await listTaxRates(db(), actor.businessId)).toEqual([
    {
      id,
      name: "Sales tax",
      percent: "9",
      isArchived: true,
      isGroup: false,
      members: [],
      groups: [],
      products: 1,
      touches: 1,
      stores: [],
    },
  ]);
});

test("a rate that another person changed meanwhile is a conflict", async () => {
  const { id } = await createTaxRate(db(), actor, { name: "City", percent: "2" });
  const edit = { name: "City", percent: "3", before: { name: "City", percent: "2" } };
  await updateTaxRate(db(), actor, id, edit);
  await expect(updateTaxRate(db(), actor, id, { ...edit, percent: "4" })).rejects.toMatchObject({
    message: "changedMeanwhile",
  });
});

test("another business's rate is not found", async () => {
  const { id } = await createTaxRate(db(), actor, { name: "City", percent: "2" });
  const stranger = { ...actor, businessId: (await createBusiness(db())).id };
  await expect(updateTaxRate(db(), stranger, id, { isArchived: true })).rejects.toMatchObject({ code: "not_found" });
  expect(await listTaxRates(db(), stranger.businessId)).toEqual([]);
});

test("a percentage above a thousand is refused", () => {
  expect(taxRateSchema.safeParse({ name: "x", percent: "1000" }).success).toBe(true);
  expect(taxRateSchema.safeParse({ name: "x", percent: "1000.1" }).error?.issues[0]?.message).toBe("percentTooHigh");
});
