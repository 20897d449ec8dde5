import { readFile } from "node:fs/promises";
import path from "node:path";
import sharp from "sharp";
import { z } from "zod";
import type { SandboxStore } from "@/e2e/sandbox/sandbox-store";
import { addProductImage } from "@/lib/catalog/set-product-images";
import { storeImage } from "@/lib/catalog/store-image";
import type { EngineDeps } from "@/lib/sync/core/run-context";
import { getTaxMapping } from "@/lib/sync/taxes/get-tax-mapping";
import { saveTaxMapping } from "@/lib/sync/taxes/save-tax-mapping";
import type { WooClient } from "@/lib/woo/woo-client";
import type { SeededShop } from "@/prisma/seed/seed-shop";
import { tileFileName } from "@/prisma/seed/tiles";

export type DemoLife = { deps: EngineDeps; shop: SeededShop; storeId: number; sandbox: SandboxStore };

/** The sandbox store never gets this picture, so that a failed item and its reason can be seen. */
export const LOST_PICTURE = "photo-from-the-fair";
const PRODUCT_WITH_LOST_PICTURE = "CHO-GIAN";
/** The store sells it in two forms under the SKU that the shop sells it by: a match that a person must make. */
const DOUBTFUL_SKU = "BOK-BREW";
export const COUPON = "welcome10";

const RATES = [
  { class: "standard", rate: "8.8750", name: "Sales tax 8.875%" },
  { class: "reduced-rate", rate: "2.2500", name: "Food 2.25%" },
  { class: "zero-rate", rate: "0.0000", name: "Exempt" },
] as const;

/**
 * Gives the sandbox store what a store has before it is connected: taxes, a coupon, a product of its own. Matches the
 * taxes, and gives one product of the shop a picture that the store cannot fetch. Does nothing in a store with taxes.
 */
export async function setUpStore({ deps, shop, storeId, sandbox }: DemoLife, ownerId: number): Promise<void> {
  if (sandbox.state.raw().taxRates.size > 0) return;
  const { db } = deps;
  const { businessId } = shop;
  sandbox.setSetting("woocommerce_calc_taxes", "yes");
  sandbox.setSetting("woocommerce_default_country", "US:NY");
  const client = deps.openClient(await db.store.findUniqueOrThrow({ where: { id: storeId } }));
  await createInStore(client);
  await matchTaxes(deps, { businessId, storeId, ownerId });
  const product = await db.product.findFirst({ where: { businessId, sku: PRODUCT_WITH_LOST_PICTURE } });
  if (product === null) return;
  const tile = await readFile(path.join(import.meta.dirname, "../../prisma/seed/images", tileFileName("bar-cool")));
  const bytes = await sharp(tile).flop().jpeg().toBuffer();
  const image = await storeImage(db, businessId, { fileName: `${LOST_PICTURE}.jpg`, bytes });
  await addProductImage(db, businessId, product.id, image.id, ownerId);
}

async function createInStore(client: WooClient): Promise<void> {
  for (const rate of RATES) await client.post("taxes", { country: "US", ...rate }, z.unknown());
  await client.post("coupons", { code: COUPON, discount_type: "percent", amount: "10" }, z.unknown());
  const product = { name: "The House Brewing Guide: print or e-book", type: "variable", sku: DOUBTFUL_SKU };
  await client.post("products", { ...product, status: "publish" }, z.unknown());
}

/** Takes the suggestions of the page, and the class for what is exempt, which it cannot suggest. */
async function matchTaxes(
  deps: EngineDeps,
  { businessId, storeId, ownerId }: { businessId: number; storeId: number; ownerId: number },
): Promise<void> {
  const mapping = await getTaxMapping(deps, businessId, storeId);
  if (!mapping.ok) throw new Error(`The sandbox store refuses its taxes: ${mapping.errorCode}`);
  const exempt = mapping.posRates.filter(({ percent }) => Number(percent) === 0);
  const classes: Record<number, string> = { ...mapping.suggestedClasses };
  for (const { id } of exempt) classes[id] = "zero-rate";
  const input = {
    classes: Object.entries(classes).map(([id, taxClass]) => ({ taxRateId: Number(id), taxClass })),
    rates: Object.entries(mapping.suggestedRates).map(([id, taxRateId]) => ({ remoteRateId: Number(id), taxRateId })),
  };
  await saveTaxMapping(deps.db, businessId, storeId, input, ownerId);
}
