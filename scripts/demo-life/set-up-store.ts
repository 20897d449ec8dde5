import { readFile } from "node:fs/promises";
import path from "node:path";
import sharp from "sharp";
import { z } from "zod";
import type { SandboxStore } from "@/e2e/sandbox/sandbox-store";
import { addProductImage } from "@/lib/catalog/set-product-images";
import { storeImage } from "@/lib/catalog/store-image";
import { getTaxMapping } from "@/lib/sync/taxes/get-tax-mapping";
import { saveTaxMapping } from "@/lib/sync/taxes/save-tax-mapping";
import { tileFileName } from "@/prisma/seed/tiles";
import type { Living } from "./living";
import type { Step } from "./run-steps";

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
 * What a store has before it is connected: taxes, a coupon, a product of its own. Then the taxes are matched, and one
 * product of the shop gets a picture that the store cannot fetch.
 */
export const SET_UP_STEPS: readonly Step<Living>[] = [
  { name: "the store's own taxes, coupon and product", run: createInStore },
  { name: "taxes matched", run: matchTaxes },
  { name: "a picture that does not come", run: addLostPicture },
];

async function createInStore({ deps, storeId, sandbox }: Living): Promise<void> {
  sandbox.setSetting("woocommerce_calc_taxes", "yes");
  sandbox.setSetting("woocommerce_default_country", "US:NY");
  const client = deps.openClient(await deps.db.store.findUniqueOrThrow({ where: { id: storeId } }));
  const names = new Set([...sandbox.state.raw().taxRates.values()].map(({ name }) => name));
  for (const rate of RATES)
    if (!names.has(rate.name)) await client.post("taxes", { country: "US", ...rate }, z.unknown());
  if (!hasCoupon(sandbox))
    await client.post("coupons", { code: COUPON, discount_type: "percent", amount: "10" }, z.unknown());
  if (sandbox.state.findBySku(DOUBTFUL_SKU) !== null) return;
  const product = { name: "The House Brewing Guide: print or e-book", type: "variable", sku: DOUBTFUL_SKU };
  await client.post("products", { ...product, status: "publish" }, z.unknown());
}

/** Whether the store was set up as the demo does. */
export function hasCoupon(sandbox: SandboxStore): boolean {
  return [...sandbox.state.raw().coupons.values()].some(({ code }) => code === COUPON);
}

/** Takes the suggestions of the page, and the class for what is exempt, which it cannot suggest. */
async function matchTaxes({ deps, shop: { businessId }, storeId, owner }: Living): Promise<void> {
  if ((await deps.db.taxClassMapping.count({ where: { storeId } })) > 0) return;
  const mapping = await getTaxMapping(deps, businessId, storeId);
  if (!mapping.ok) throw new Error(`The sandbox store refuses its taxes: ${mapping.errorCode}`);
  const exempt = mapping.posRates.filter(({ percent }) => Number(percent) === 0);
  const classes: Record<number, string> = { ...mapping.suggestedClasses };
  for (const { id } of exempt) classes[id] = "zero-rate";
  const input = {
    classes: Object.entries(classes).map(([id, taxClass]) => ({ taxRateId: Number(id), taxClass })),
    rates: Object.entries(mapping.suggestedRates).map(([id, taxRateId]) => ({ remoteRateId: Number(id), taxRateId })),
  };
  await saveTaxMapping(deps.db, businessId, storeId, input, owner.id);
}

async function addLostPicture({ deps: { db }, shop: { businessId }, owner }: Living): Promise<void> {
  const fileName = `${LOST_PICTURE}.jpg`;
  const product = await db.product.findFirst({
    where: { businessId, sku: PRODUCT_WITH_LOST_PICTURE, images: { none: { media: { fileName } } } },
  });
  if (product === null) return;
  const tile = await readFile(path.join(import.meta.dirname, "../../prisma/seed/images", tileFileName("bar-cool")));
  const bytes = await sharp(tile).flop().jpeg().toBuffer();
  const image = await storeImage(db, businessId, { fileName, bytes });
  await addProductImage(db, businessId, product.id, image.id, owner.id);
}
