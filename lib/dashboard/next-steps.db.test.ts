import { beforeEach, expect, test } from "vitest";
import { DEFAULT_ROLES, type RoleName } from "@/lib/auth/permissions";
import {
  createBusiness,
  createLocation,
  createProduct,
  createStore,
  createTaxRate,
  createUser,
} from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { dismissNextSteps, getNextSteps, type StepKey } from "./next-steps";

const { db } = useTestDb();

let businessId: number;
let locationId: number;
beforeEach(async () => {
  businessId = (await createBusiness(db())).id;
  locationId = (await createLocation(db(), businessId)).id;
  await createUser(db(), businessId, "owner");
});

function userWith(role: RoleName, modules: "woocommerce"[] = ["woocommerce"]) {
  return {
    businessId,
    permissions: [...DEFAULT_ROLES[role]],
    business: { name: "Corner", currency: "USD", timeZone: "UTC", pricesIncludeTax: false, modules },
  };
}

async function openSteps(role: RoleName = "owner"): Promise<StepKey[] | null> {
  const steps = await getNextSteps(db(), userWith(role));
  return steps?.filter(({ isDone }) => !isDone).map(({ key }) => key) ?? null;
}

test("each step is checked off by what the database has, and the list ends with the last", async () => {
  expect(await openSteps()).toEqual(["taxes", "products", "people", "store", "taxMapping", "firstSync", "webhooks"]);
  const { id: taxRateId } = await createTaxRate(db(), businessId);
  await createProduct(db(), businessId);
  await createUser(db(), businessId, "cashier");
  expect(await openSteps()).toEqual(["store", "taxMapping", "firstSync", "webhooks"]);
  const { id: storeId } = await createStore(db(), businessId, locationId);
  expect(await openSteps()).toContain("store");
  await db().store.update({ where: { id: storeId }, data: { consumerKeyEnc: "v1", consumerSecretEnc: "v1" } });
  await db().taxClassMapping.create({ data: { storeId, taxRateId, taxClass: "" } });
  await db().syncRun.create({
    data: { businessId, storeId, kind: "products", mode: "all", trigger: "user", status: "failed" },
  });
  expect(await openSteps()).toEqual(["firstSync", "webhooks"]);
  await db().syncRun.updateMany({ where: { storeId }, data: { status: "completed" } });
  await db().webhookEndpoint.create({ data: { storeId, topic: "order_created", secretEnc: "v1", remoteId: 7 } });
  expect(await openSteps()).toBeNull();
});

test("a person sees the steps of their own role and of the modules that are on, and nobody a dismissed list", async () => {
  expect(await openSteps("cashier")).toBeNull();
  expect(await openSteps("manager")).toEqual(["taxes", "products", "taxMapping", "firstSync"]);
  const withoutStores = await getNextSteps(db(), userWith("owner", []));
  expect(withoutStores?.map(({ key }) => key)).toEqual(["location", "taxes", "products", "people"]);
  await dismissNextSteps(db(), businessId);
  expect(await openSteps()).toBeNull();
});
