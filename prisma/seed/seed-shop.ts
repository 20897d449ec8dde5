import { readFile } from "node:fs/promises";
import path from "node:path";
import { createHash } from "node:crypto";
import { hash as hashPassword } from "@node-rs/argon2";
import sharp from "sharp";
import { DEFAULT_ROLES, type RoleName } from "@/lib/auth/permissions";
import type { Db, Tx } from "@/lib/db";
import { DEMO_DOMAIN, DEMO_PASSWORD } from "@/lib/setup/demo-sign-ins";
import { expandGroups, type ExpandedProduct } from "./expand-groups";
import { writeCategories } from "./write-categories";
import { CLOTHING } from "./products/clothing";
import { COFFEE } from "./products/coffee";
import { HOME } from "./products/home";
import { OTHER } from "./products/other";
import { PANTRY } from "./products/pantry";
import { TABLE } from "./products/table";
import { TEA } from "./products/tea";
import { TILE_NAMES, tileFileName, tileFormat, type TileName } from "./tiles";
import { writeProducts } from "./write-products";

const SHOP_NAME = "Mill & Market";

const PEOPLE: readonly { role: RoleName; name: string }[] = [
  { role: "owner", name: "Owner" },
  { role: "manager", name: "Manager" },
  { role: "cashier", name: "Cashier" },
];

// A key that no other advisory lock of this application has, so that concurrent seeds wait for each other.
const SEED_LOCK = 731_904_220;

type SignIn = { role: RoleName; name: string; email: string; password: string };

export type SeededShop = {
  businessId: number;
  shopLocationId: number;
  warehouseLocationId: number;
  /** The "WooCommerce" price group. */
  webPriceGroupId: number;
  signIns: readonly SignIn[];
  /** False: the shop existed already and nothing was written. */
  isNew: boolean;
};

/**
 * Writes the demo shop, or nothing when it exists. The same rows every time; another `domain`, which ends the
 * sign-ins' addresses, is another shop with the same goods.
 *
 * @param openedAt when the goods were first counted; now by default
 */
export async function seedShop(db: Db, domain = DEMO_DOMAIN, openedAt = new Date()): Promise<SeededShop> {
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const signIns = PEOPLE.map(({ role, name }) => ({ role, name, email: `${role}@${domain}`, password: DEMO_PASSWORD }));
  return db.$transaction(
    async (tx) => {
      await tx.$executeRaw`select pg_advisory_xact_lock(${SEED_LOCK}::bigint)`;
      const existing = await tx.business.findFirst({
        where: { users: { some: { email: { in: signIns.map(({ email }) => email) } } } },
      });
      const businessId = existing?.id ?? (await writeShop(tx, signIns, passwordHash, openedAt));
      return { ...(await readShop(tx, businessId)), signIns, isNew: existing === null };
    },
    // A few seconds in practice; a cold, small machine may need more than Prisma's default of five.
    { timeout: 120_000, maxWait: 30_000 },
  );
}

async function readShop(tx: Tx, businessId: number): Promise<Omit<SeededShop, "signIns" | "isNew">> {
  const locations = await tx.location.findMany({ where: { businessId }, orderBy: { id: "asc" }, take: 2 });
  const [shop, warehouse = shop] = locations;
  const webGroup = await tx.priceGroup.findFirstOrThrow({ where: { businessId }, orderBy: { id: "asc" } });
  if (shop === undefined || warehouse === undefined) throw new Error(`Business ${businessId} has no location`);
  return {
    businessId,
    shopLocationId: shop.id,
    warehouseLocationId: warehouse.id,
    webPriceGroupId: webGroup.id,
  };
}

/** The products of the demo shop as plain data. */
export function demoProducts(): ExpandedProduct[] {
  return expandGroups([...COFFEE, ...TEA, ...PANTRY, ...HOME, ...TABLE, ...CLOTHING, ...OTHER]);
}

async function writeShop(tx: Tx, signIns: readonly SignIn[], passwordHash: string, openedAt: Date): Promise<number> {
  const business = await tx.business.create({
    data: { name: SHOP_NAME, currency: "USD", timeZone: "America/New_York", modules: ["woocommerce"] },
  });
  const businessId = business.id;
  await writePeople(tx, businessId, signIns, passwordHash);
  const shop = await tx.location.create({ data: { businessId, name: "High Street shop" } });
  const warehouse = await tx.location.create({ data: { businessId, name: "Warehouse" } });
  const standard = await tx.taxRate.create({ data: { businessId, name: "Sales tax 8.875%", percent: "8.875" } });
  const food = await tx.taxRate.create({ data: { businessId, name: "Food 2.25%", percent: "2.25" } });
  const exempt = await tx.taxRate.create({ data: { businessId, name: "Exempt", percent: "0" } });
  const web = await tx.priceGroup.create({ data: { businessId, name: "WooCommerce" } });
  const wholesale = await tx.priceGroup.create({ data: { businessId, name: "Wholesale" } });
  const products = demoProducts();
  await writeProducts(tx, businessId, products, {
    locationIds: [shop.id, warehouse.id],
    taxRateIds: { standard: standard.id, food: food.id, exempt: exempt.id },
    webPriceGroupId: web.id,
    wholesalePriceGroupId: wholesale.id,
    mediaIds: await writeMedia(tx, businessId),
    categoryIds: await writeCategories(tx, businessId, products),
    openedAt,
  });
  return businessId;
}

async function writePeople(
  tx: Tx,
  businessId: number,
  signIns: readonly SignIn[],
  passwordHash: string,
): Promise<void> {
  for (const { role: name, email, name: personName } of signIns) {
    const role = await tx.role.create({ data: { businessId, name, permissions: [...DEFAULT_ROLES[name]] } });
    await tx.user.create({ data: { businessId, roleId: role.id, email, name: personName, passwordHash } });
  }
}

async function writeMedia(tx: Tx, businessId: number): Promise<Map<TileName, number>> {
  const ids = new Map<TileName, number>();
  for (const name of TILE_NAMES) {
    const bytes = await readFile(path.join(import.meta.dirname, "images", tileFileName(name)));
    const { width, height } = await sharp(bytes).metadata();
    const media = await tx.media.create({
      data: {
        businessId,
        fileName: tileFileName(name),
        mimeType: `image/${tileFormat(name)}`,
        width,
        height,
        sha256: createHash("sha256").update(bytes).digest("hex"),
        content: { create: { bytes } },
      },
    });
    ids.set(name, media.id);
  }
  return ids;
}
