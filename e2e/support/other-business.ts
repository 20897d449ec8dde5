import { randomUUID } from "node:crypto";
import type { Db } from "@/lib/db";
import * as factories from "@/lib/testing/factories";

/** Route pattern → the ids of a thing of another business, in the pattern's order. */
export type OtherIds = Record<string, string[]>;

/** One of everything that an address can name, in another business. */
export async function createOtherBusiness(db: Db): Promise<OtherIds> {
  const { id: businessId } = await factories.createBusiness(db, { modules: ["woocommerce"] });
  const user = await factories.createUser(db, businessId);
  const session = await factories.createSession(db, user.id);
  const location = await factories.createLocation(db, businessId);
  const category = await factories.createCategory(db, businessId);
  const tax = await factories.createTaxRate(db, businessId);
  const taxGroup = await factories.createTaxGroup(db, businessId, [tax]);
  const priceGroup = await factories.createPriceGroup(db, businessId);
  const media = await factories.createMedia(db, businessId);
  const product = await factories.createProduct(db, businessId, { sku: "OTHER", mediaIds: [media.id] });
  const variationId = product.variations[0]?.id ?? 0;
  const customer = await db.customer.create({ data: { businessId, name: "Theirs" } });
  const clientKey = randomUUID();
  const sale = await db.sale.create({
    data: {
      businessId,
      number: "1",
      source: "pos",
      status: "final",
      locationId: location.id,
      currency: "USD",
      clientKey,
    },
  });
  const held = await db.sale.create({
    data: {
      businessId,
      number: "2",
      source: "pos",
      status: "draft",
      draftReason: "held",
      locationId: location.id,
      currency: "USD",
    },
  });
  const store = await factories.createStore(db, businessId, location.id);
  const run = await db.syncRun.create({
    data: { businessId, storeId: store.id, kind: "products", mode: "all", trigger: "user" },
  });
  const entry = await db.syncEntry.create({
    data: { businessId, runId: run.id, entity: "product", operation: "create", outcome: "failed", label: "Theirs" },
  });
  const delivery = await db.delivery.create({
    data: { businessId, storeId: store.id, topic: "order_created", contentHash: "hash", rawBody: Buffer.from("{}") },
  });
  const productImport = await db.productImport.create({ data: { businessId, fileName: "theirs.csv" } });
  const bulkEdit = await db.bulkEdit.create({ data: { businessId, scope: {}, change: {}, total: 0, upToId: 0 } });
  return ids({
    "/api/taxes/[id]": [tax.id],
    "/api/taxes/groups/[id]": [taxGroup.id],
    "/api/woocommerce/stores/[storeId]": [store.id, 1],
    "/api/woocommerce/orders/[saleId]": [sale.id],
    "/api/woocommerce/entries/[entryId]": [entry.id],
    "/api/woocommerce/webhooks/deliveries/[deliveryId]": [delivery.id],
    "/api/woocommerce/runs/[runId]": [run.id],
    "/api/sales/[id]": [sale.id],
    "/api/till/held/[id]": [held.id],
    "/api/till/sold/[clientKey]": [clientKey],
    "/api/users/[id]": [user.id, session],
    "/api/users/me/sessions/[sessionId]": [session],
    "/api/locations/[id]": [location.id],
    "/api/customers/[id]": [customer.id],
    "/api/categories/[id]": [category.id],
    "/api/prices/groups/[id]": [priceGroup.id],
    "/api/roles/[id]": [user.roleId],
    "/api/products/[id]": [product.id, variationId],
    "/api/products/[id]/images": [product.id, media.id],
    "/api/products/bulk-edits/[id]": [bulkEdit.id],
    "/api/products/imports/[id]": [productImport.id],
    "/api/stock/variations/[id]": [variationId],
  });
}

const ids = (map: Record<string, (number | string)[]>): OtherIds =>
  Object.fromEntries(Object.entries(map).map(([pattern, values]) => [pattern, values.map(String)]));
