import { randomUUID } from "node:crypto";
import type { SandboxStore } from "@/e2e/sandbox/sandbox-store";
import { DEFAULT_ROLES } from "@/lib/auth/permissions";
import type { Db } from "@/lib/db";
import type { Seller } from "@/lib/sales/refuse-shortages";
import { loadStoreContext } from "@/lib/sync/core/run-context";
import { encryptStoreKeys, openStoreClient } from "@/lib/sync/core/store-client";
import { setUpAndRecord } from "@/lib/sync/webhooks/maintain-webhooks";
import { createBusiness, createLocation, createProduct, createStore, createUser } from "@/lib/testing/factories";

const FIELDS = ["name", "price", "category", "quantity", "description"];
const OPENING = 50;

export type ChaosShop = {
  businessId: number;
  storeId: number;
  locationId: number;
  seller: Seller;
  variationIds: readonly number[];
  skus: readonly string[];
};

/** A shop of simple products, whose store is the sandbox and still empty, with its webhooks. */
export async function openChaosShop(
  db: Db,
  sandbox: SandboxStore,
  { products, publicUrl }: { products: number; publicUrl: string },
): Promise<ChaosShop> {
  const business = await createBusiness(db);
  const location = await createLocation(db, business.id);
  const user = await createUser(db, business.id);
  const variationIds: number[] = [];
  const skus: string[] = [];
  for (let number = 1; number <= products; number += 1) {
    const sku = `CHAOS-${number}`;
    const product = await createProduct(db, business.id, {
      sku,
      name: `Product ${number}`,
      stock: { [location.id]: OPENING },
    });
    skus.push(sku);
    variationIds.push(...product.variations.map(({ id }) => id));
  }
  const created = await createStore(db, business.id, location.id, {
    url: sandbox.url,
    settings: { createFields: FIELDS, updateFields: FIELDS },
  });
  const { consumerKey, consumerSecret } = sandbox;
  const store = await db.store.update({
    where: { id: created.id },
    data: { ...encryptStoreKeys({ consumerKey, consumerSecret }), autoSync: true, autoSyncMinutes: 5 },
  });
  const context = await loadStoreContext({ db, publicUrl, openClient: openStoreClient }, store.id);
  if (context) await setUpAndRecord(context, null);
  return {
    businessId: business.id,
    storeId: store.id,
    locationId: location.id,
    seller: { id: user.id, businessId: business.id, permissions: DEFAULT_ROLES.owner },
    variationIds,
    skus,
  };
}

/** A sale of one piece at the till, as its request. The key makes a repeated request one sale. */
export function oneSold(shop: ChaosShop, variationId: number) {
  return {
    clientKey: randomUUID(),
    heldSaleId: null,
    locationId: shop.locationId,
    customerId: null,
    lines: [{ variationId, quantity: "1", discount: null }],
    discount: null,
    note: "",
    payments: [{ method: "cash" as const, amount: "10", reference: "" }],
    expectedTotal: "10",
    allowOversell: true,
  };
}
