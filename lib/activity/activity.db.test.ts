import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { DEFAULT_ROLES } from "@/lib/auth/permissions";
import { setVariationArchived } from "@/lib/catalog/archive-product";
import { createCategory, deleteCategory, updateCategory } from "@/lib/catalog/edit-categories";
import { updateProduct } from "@/lib/catalog/update-product";
import { savePrices } from "@/lib/prices/save-prices";
import { getBusinessSettings, setModule, updateBusinessSettings } from "@/lib/settings/business";
import { receiveStock } from "@/lib/stock/receive-stock";
import { recordManualMovement } from "@/lib/stock/record-movement";
import { setReorderLevel } from "@/lib/stock/set-reorder-level";
import {
  createBusiness,
  createLocation,
  createPriceGroup,
  createProduct,
  createTaxRate,
  createUser,
} from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import type { ActivityEntity } from "./activity-schema";
import { listActivities } from "./list-activities";
import { recordActivity } from "./record-activity";

const { db } = useTestDb();

let businessId: number;
let userId: number;
beforeEach(async () => {
  businessId = (await createBusiness(db(), { timeZone: "America/New_York", modules: [] })).id;
  userId = (await createUser(db(), businessId)).id;
});

async function about(entity: ActivityEntity) {
  const { items } = await listActivities(db(), businessId, { entity });
  return items.map(({ action, details, changes }) => ({ action, details, changes }));
}

test("an edit of a product is recorded with old and new values, and one without changes is not recorded", async () => {
  const tax = await createTaxRate(db(), businessId);
  const group = await createPriceGroup(db(), businessId);
  const product = await createProduct(db(), businessId, {
    name: "Shirt",
    variations: [
      { sku: "S-M", price: "10" },
      { sku: "S-L", price: "10" },
    ],
  });
  const [medium, large] = product.variations;
  const edit = {
    name: "Blue shirt",
    taxRateId: tax.id,
    isSyncDisabled: true,
    description: "<p>new</p>",
    variations: [
      { id: medium!.id, price: "12.5" },
      { id: large!.id, price: "10", groupPrices: { [group.id]: "9" } },
    ],
  };
  const { updatedAt } = await updateProduct(
    db(),
    businessId,
    product.id,
    { ...edit, updatedAt: product.updatedAt.toISOString() },
    userId,
  );
  await updateProduct(db(), businessId, product.id, { ...edit, updatedAt }, userId);
  await setVariationArchived(db(), businessId, product.id, large!.id, true, userId);
  await setVariationArchived(db(), businessId, product.id, large!.id, true, userId);
  expect(await about("product")).toEqual([
    { action: "product.variation_archived", details: { name: "Blue shirt", sku: "S-L" }, changes: [] },
    {
      action: "product.edited",
      details: { name: "Blue shirt" },
      changes: [
        { field: "name", before: "Shirt", after: "Blue shirt" },
        { field: "taxRate", before: "", after: tax.name },
        { field: "description" },
        { field: "isSyncDisabled", before: "no", after: "yes" },
        { field: "price", of: "S-M", before: "10", after: "12.5" },
        { field: "groupPrices", of: "S-L" },
      ],
    },
  ]);
});

test("the price grid records its changed prices, up to the limit", async () => {
  const group = await createPriceGroup(db(), businessId, "Online");
  const { variations } = await createProduct(db(), businessId, {
    variations: Array.from({ length: 25 }, (_, index) => ({ sku: `V-${index}`, price: "10" })),
  });
  const cells = variations.map(({ id }) => ({ variationId: id, priceGroupId: null, price: "11", before: "10" }));
  await savePrices(db(), { id: userId, businessId }, [
    { variationId: variations[0]!.id, priceGroupId: group.id, price: "8", before: null },
    ...cells,
  ]);
  const [entry] = await about("product");
  expect(entry).toMatchObject({ action: "product.prices_changed", details: { count: "26" } });
  expect(entry?.changes).toHaveLength(20);
  expect(entry?.changes.slice(0, 2)).toEqual([
    { field: "price", of: "V-0 · Online", before: "", after: "8" },
    { field: "price", of: "V-0", before: "10", after: "11" },
  ]);
});

test("categories, stock and settings are found by their filters", async () => {
  const tea = await createCategory(db(), businessId, { name: "Tea", parentId: null }, userId);
  const green = await createCategory(db(), businessId, { name: "Green", parentId: null }, userId);
  await updateCategory(db(), businessId, green.id, { parentId: tea.id }, userId);
  await deleteCategory(db(), businessId, green.id, userId);
  expect((await about("category")).map(({ action, changes }) => [action, ...changes])).toEqual([
    ["category.deleted"],
    ["category.edited", { field: "parent", before: "", after: "Tea" }],
    ["category.created"],
    ["category.created"],
  ]);

  const keeper = { id: userId, businessId, permissions: [...DEFAULT_ROLES.owner] };
  const locationId = (await createLocation(db(), businessId, "Shop")).id;
  const {
    variations: [variation],
  } = await createProduct(db(), businessId, { sku: "TEA" });
  const variationId = variation!.id;
  const { reference } = await receiveStock(db(), keeper, {
    clientKey: randomUUID(),
    locationId,
    note: "4711",
    lines: [{ variationId, quantity: "5" }],
  });
  await recordManualMovement(db(), businessId, userId, {
    clientKey: randomUUID(),
    variationId,
    locationId,
    kind: "adjustment",
    quantity: "-2",
    reason: "broken",
  });
  await setReorderLevel(db(), keeper, variationId, "3");
  expect(await about("stock")).toEqual([
    {
      action: "stock.reorder_level",
      details: { name: "TEA" },
      changes: [{ field: "lowStockAt", before: "", after: "3" }],
    },
    {
      action: "stock.adjusted",
      details: { name: "TEA", kind: "adjustment", quantity: "-2", location: "Shop", reason: "broken" },
      changes: [],
    },
    { action: "stock.received", details: { reference, location: "Shop", count: "1" }, changes: [] },
  ]);

  await updateBusinessSettings(
    db(),
    businessId,
    { ...(await getBusinessSettings(db(), businessId)), currency: "KWD" },
    userId,
  );
  await setModule(db(), businessId, "woocommerce", true, userId);
  expect((await about("settings")).map(({ action, changes }) => [action, ...changes])).toEqual([
    ["settings.module_on"],
    ["settings.business_changed", { field: "currency", before: "USD", after: "KWD" }],
  ]);
});

test("a refused change is not recorded", async () => {
  const { id } = await createCategory(db(), businessId, { name: "Tea", parentId: null }, userId);
  await createProduct(db(), businessId, { categoryId: id });
  await expect(deleteCategory(db(), businessId, id, userId)).rejects.toMatchObject({ message: "categoryHasProducts" });
  expect((await about("category")).map(({ action }) => action)).toEqual(["category.created"]);
});

test("pages follow each other, and filters use the business's own days and users", async () => {
  for (let index = 1; index <= 60; index += 1)
    await recordActivity(db(), {
      businessId,
      userId: index % 2 === 0 ? userId : null,
      action: "tax.created",
      entityId: index,
    });
  const first = await listActivities(db(), businessId, {});
  const second = await listActivities(db(), businessId, { cursor: first.nextCursor ?? "" });
  expect([...first.items, ...second.items].map(({ entityId }) => entityId)).toEqual(
    Array.from({ length: 60 }, (_, index) => 60 - index),
  );
  expect(second.nextCursor).toBeNull();
  expect((await listActivities(db(), businessId, { user: String(userId) })).items).toHaveLength(30);
  expect((await listActivities(db(), businessId, { entityId: 7 })).items).toHaveLength(1);
  // 22:30 on the 23rd in New York is the 24th in UTC.
  await db().activity.updateMany({
    where: { businessId, entityId: 7 },
    data: { createdAt: new Date("2020-11-24T03:30:00Z") },
  });
  expect(
    (await listActivities(db(), businessId, { from: "2020-11-23", to: "2020-11-23" })).items.map(
      ({ entityId }) => entityId,
    ),
  ).toEqual([7]);
  expect((await listActivities(db(), businessId, { to: "2020-11-22" })).items).toEqual([]);
  expect((await listActivities(db(), (await createBusiness(db())).id, {})).items).toEqual([]);
});
