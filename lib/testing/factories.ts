import { randomUUID } from "node:crypto";
import type { Db, Tx } from "@/lib/db";
import { DEFAULT_ROLES, type RoleName } from "@/lib/auth/permissions";
import { Prisma } from "@/lib/generated/prisma/client";
import type {
  Business,
  Category,
  Location,
  PriceGroup,
  Product,
  Store,
  TaxRate,
  User,
  Variation,
} from "@/lib/generated/prisma/client";
import type { BusinessCreateInput } from "@/lib/generated/prisma/models";

type Client = Db | Tx;

/** Short and unique, so that tests never collide in a unique column. */
function unique(): string {
  return randomUUID().slice(0, 8);
}

/** A tenant with the WooCommerce module switched on. */
export function createBusiness(db: Client, values: Partial<BusinessCreateInput> = {}): Promise<Business> {
  return db.business.create({ data: { name: `Business ${unique()}`, modules: ["woocommerce"], ...values } });
}

/** A user with one of the default roles. The password hash fits no password. */
export async function createUser(db: Client, businessId: number, roleName: RoleName = "owner"): Promise<User> {
  const role = await db.role.upsert({
    where: { businessId_name: { businessId, name: roleName } },
    create: { businessId, name: roleName, permissions: [...DEFAULT_ROLES[roleName]] },
    update: {},
  });
  return db.user.create({
    data: { businessId, roleId: role.id, email: `${unique()}@aurpos.example`, name: roleName, passwordHash: "none" },
  });
}

type SessionValues = { now?: Date; userAgent?: string; address?: string; lastSeenAt?: Date; expiresAt?: Date };

/** A session of a browser without a name, begun now and for 30 days unless told otherwise. Returns its id. */
export async function createSession(
  db: Client,
  userId: number,
  { now = new Date(), ...values }: SessionValues = {},
): Promise<string> {
  const times = { createdAt: now, lastSeenAt: now, expiresAt: new Date(now.getTime() + 30 * 86_400_000) };
  const { id } = await db.session.create({ data: { userId, userAgent: "", ...times, ...values } });
  return id;
}

/** A shop or warehouse. */
export function createLocation(db: Client, businessId: number, name = `Location ${unique()}`): Promise<Location> {
  return db.location.create({ data: { businessId, name } });
}

/** A category, at the top without `parentId`. */
export function createCategory(
  db: Client,
  businessId: number,
  values: { name?: string; parentId?: number | null; position?: number } = {},
): Promise<Category> {
  return db.category.create({ data: { businessId, name: `Category ${unique()}`, ...values } });
}

/** A tax rate in percent. */
export function createTaxRate(db: Client, businessId: number, percent = "8.25"): Promise<TaxRate> {
  return db.taxRate.create({ data: { businessId, name: `Tax ${unique()}`, percent } });
}

/** A group of the given rates, with the sum of their percentages. */
export async function createTaxGroup(db: Client, businessId: number, members: readonly TaxRate[]): Promise<TaxRate> {
  const percent = members.reduce((sum, rate) => sum.plus(rate.percent), new Prisma.Decimal(0));
  const group = await db.taxRate.create({ data: { businessId, name: `Group ${unique()}`, percent, isGroup: true } });
  await db.taxGroupMember.createMany({
    data: members.map((rate, position) => ({ groupId: group.id, rateId: rate.id, position })),
  });
  return group;
}

/** A second price list; its prices are given per variation in `createProduct`. */
export function createPriceGroup(db: Client, businessId: number, name = `Prices ${unique()}`): Promise<PriceGroup> {
  return db.priceGroup.create({ data: { businessId, name } });
}

/** A store without keys, selling from the location. */
export function createStore(
  db: Client,
  businessId: number,
  locationId: number,
  values: { name?: string; url?: string; settings?: object } = {},
): Promise<Store> {
  const name = `Store ${unique()}`;
  return db.store.create({
    data: { businessId, locationId, name, url: `https://${unique()}.example`, ...values },
  });
}

/** Location id → quantity, as opening movements. */
export type OpeningStock = Record<number, string | number>;

export type VariationInput = {
  sku?: string;
  barcode?: string | null;
  price?: string;
  weight?: string | null;
  mediaId?: number | null;
  isArchived?: boolean;
  /** Attribute name → value name, e.g. { Size: "M" } */
  options?: Record<string, string>;
  /** Price group id → price */
  groupPrices?: Record<number, string>;
  stock?: OpeningStock;
};

export type ProductInput = {
  type?: "simple" | "variable";
  name?: string;
  sku?: string;
  categoryId?: number | null;
  taxRateId?: number | null;
  description?: string;
  shortDescription?: string;
  tracksStock?: boolean;
  isSyncDisabled?: boolean;
  isArchived?: boolean;
  /** In display order. */
  mediaIds?: number[];
  /** For a variable product; a simple one takes `price`, `weight` and so on instead. */
  variations?: VariationInput[];
} & Omit<VariationInput, "sku" | "isArchived" | "mediaId" | "options">;

export type ProductWithVariations = Product & { variations: Variation[] };

/**
 * A product with its variations, in order. Without `variations` it is simple, with one variation that has the
 * product's SKU.
 */
export async function createProduct(
  db: Client,
  businessId: number,
  input: ProductInput = {},
): Promise<ProductWithVariations> {
  const { variations, mediaIds = [], barcode, price, weight, groupPrices, stock, ...values } = input;
  const sku = input.sku ?? `SKU-${unique()}`;
  const type = input.type ?? (variations === undefined ? "simple" : "variable");
  const product = await db.product.create({
    data: {
      ...values,
      businessId,
      type,
      sku,
      name: input.name ?? `Product ${unique()}`,
      images: { create: mediaIds.map((mediaId, position) => ({ mediaId, position })) },
    },
  });
  const rows: VariationInput[] = variations ?? [{ sku, barcode, price, weight, groupPrices, stock }];
  const created: Variation[] = [];
  for (const [position, row] of rows.entries()) {
    created.push(await createVariation(db, product, { ...row, sku: row.sku ?? `${sku}-${position + 1}` }, position));
  }
  return { ...product, variations: created };
}

/** Adds a variation to a product; missing attributes and values are created. */
export async function createVariation(
  db: Client,
  product: Product,
  input: VariationInput = {},
  position = 0,
): Promise<Variation> {
  const { options = {}, groupPrices = {}, stock = {}, ...values } = input;
  const { businessId } = product;
  const valueIds = await optionValueIds(db, product, options);
  const variation = await db.variation.create({
    data: {
      ...values,
      price: input.price ?? "10",
      sku: input.sku ?? `SKU-${unique()}`,
      businessId,
      productId: product.id,
      position,
      options: { create: valueIds.map((attributeValueId) => ({ attributeValueId })) },
      prices: {
        create: Object.entries(groupPrices).map(([id, price]) => ({ priceGroupId: Number(id), price })),
      },
    },
  });
  for (const [locationId, quantity] of Object.entries(stock)) {
    await addStock(db, variation, Number(locationId), quantity);
  }
  return variation;
}

/** An opening movement; a trigger updates the stock level. */
export async function addStock(
  db: Client,
  variation: Variation,
  locationId: number,
  quantity: string | number,
): Promise<void> {
  await db.stockMovement.create({
    data: { businessId: variation.businessId, variationId: variation.id, locationId, kind: "opening", quantity },
  });
}

async function optionValueIds(db: Client, product: Product, options: Record<string, string>): Promise<number[]> {
  const ids: number[] = [];
  for (const [position, [attributeName, name]] of Object.entries(options).entries()) {
    const attribute = await db.attribute.upsert({
      where: { businessId_name: { businessId: product.businessId, name: attributeName } },
      create: { businessId: product.businessId, name: attributeName },
      update: {},
    });
    await db.productAttribute.upsert({
      where: { productId_attributeId: { productId: product.id, attributeId: attribute.id } },
      create: { productId: product.id, attributeId: attribute.id, position },
      update: {},
    });
    const value = await db.attributeValue.upsert({
      where: { attributeId_name: { attributeId: attribute.id, name } },
      create: { attributeId: attribute.id, name, position: await countValues(db, attribute.id) },
      update: {},
    });
    ids.push(value.id);
  }
  return ids;
}

function countValues(db: Client, attributeId: number): Promise<number> {
  return db.attributeValue.count({ where: { attributeId } });
}

// A real 1×1 PNG, which sharp and a store both accept.
const PIXEL_PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/** An image row with its bytes; the sha256 is random, so that each call creates another row. */
export function createMedia(db: Client, businessId: number, fileName = `${unique()}.png`): Promise<{ id: number }> {
  return db.media.create({
    data: {
      businessId,
      fileName,
      mimeType: "image/png",
      width: 1,
      height: 1,
      sha256: randomUUID().replaceAll("-", ""),
      content: { create: { bytes: Buffer.from(PIXEL_PNG, "base64") } },
    },
  });
}
