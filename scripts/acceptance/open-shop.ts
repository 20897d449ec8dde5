import { randomUUID } from "node:crypto";
import { createCategory } from "@/lib/catalog/edit-categories";
import { createProduct as createCatalogueProduct } from "@/lib/catalog/create-product";
import { MAX_VARIATIONS } from "@/lib/catalog/combinations";
import { newProductSchema } from "@/lib/catalog/new-product-schema";
import { setProductImages } from "@/lib/catalog/set-product-images";
import { storeImage } from "@/lib/catalog/store-image";
import type { Db } from "@/lib/db";
import type { Business, Location, TaxRate, User } from "@/lib/generated/prisma/client";
import { receiveStock } from "@/lib/stock/receive-stock";
import { createBusiness, createLocation, createTaxRate, createUser, createVariation } from "@/lib/testing/factories";
import sharp from "sharp";
import type { AwkwardProduct } from "./catalogue";

export type Shop = { db: Db; business: Business; location: Location; user: User; taxRate: TaxRate };

/** A business with one location, one user and one tax rate. */
export async function openShop(db: Db, currency: string): Promise<Shop> {
  const business = await createBusiness(db, { name: "Acceptance", currency });
  const [location, user, taxRate] = await Promise.all([
    createLocation(db, business.id),
    createUser(db, business.id),
    createTaxRate(db, business.id),
  ]);
  return { db, business, location, user, taxRate };
}

/** Creates products as the product form does, with their opening stock. Returns their ids in order. */
export async function addProducts(shop: Shop, products: readonly AwkwardProduct[]): Promise<number[]> {
  const ids: number[] = [];
  for (const product of products) ids.push(await addProduct(shop, product));
  return ids;
}

async function addProduct(shop: Shop, product: AwkwardProduct): Promise<number> {
  const { db, business, user, taxRate } = shop;
  const { categories = [], stock = 0, isTaxed = false, images = 0, kept: _kept, ...input } = product;
  const [typed, beyond] = splitAtLimit(input);
  const { id } = await createCatalogueProduct(
    db,
    business.id,
    user.id,
    newProductSchema.parse({
      ...typed,
      categoryId: await findOrCreateCategory(shop, categories),
      taxRateId: isTaxed ? taxRate.id : null,
    }),
  );
  const row = await db.product.findUniqueOrThrow({ where: { id } });
  const names = (input.attributes ?? []).map(({ name }) => name);
  // A form allows fewer variations than one request to a store, and an older shop may have more.
  for (const [index, { options = [], sku = "", price }] of beyond.entries()) {
    const named = Object.fromEntries(options.map((value, position) => [names[position] ?? "", value]));
    await createVariation(db, row, { options: named, sku, price: String(price) }, MAX_VARIATIONS + index);
  }
  if (images > 0) await setProductImages(db, business.id, id, await addImages(shop, id, images));
  await receive(shop, id, stock);
  return id;
}

function splitAtLimit<T extends Pick<AwkwardProduct, "variations" | "attributes">>(input: T) {
  const typed = input.variations.slice(0, MAX_VARIATIONS);
  const attributes = (input.attributes ?? []).map(({ name }, position) => ({
    name,
    values: [...new Set(typed.map(({ options = [] }) => options[position] ?? ""))],
  }));
  return [{ ...input, variations: typed, attributes }, input.variations.slice(MAX_VARIATIONS)] as const;
}

async function findOrCreateCategory({ db, business }: Shop, names: readonly string[]): Promise<number | null> {
  let parentId: number | null = null;
  for (const name of names) {
    const known: { id: number } | null = await db.category.findFirst({
      where: { businessId: business.id, parentId, name },
    });
    parentId = (known ?? (await createCategory(db, business.id, { name, parentId }))).id;
  }
  return parentId;
}

async function addImages({ db, business }: Shop, productId: number, count: number): Promise<number[]> {
  const ids: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const background = { r: (productId * 40) % 256, g: index * 90, b: 120 };
    const bytes = await sharp({ create: { width: 40, height: 40, channels: 3, background } })
      .png()
      .toBuffer();
    ids.push((await storeImage(db, business.id, { fileName: `p${productId}-${index}.png`, bytes })).id);
  }
  return ids;
}

async function receive({ db, business, location, user }: Shop, productId: number, quantity: number): Promise<void> {
  if (quantity === 0) return;
  const variations = await db.variation.findMany({ where: { productId }, select: { id: true } });
  const lines = variations.map(({ id }) => ({ variationId: id, quantity: String(quantity) }));
  const keeper = { id: user.id, businessId: business.id, permissions: [] };
  await receiveStock(db, keeper, { clientKey: randomUUID(), locationId: location.id, note: "", lines });
}
