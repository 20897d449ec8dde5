import { createHash } from "node:crypto";
import { createProduct } from "@/lib/catalog/create-product";
import { newProductSchema } from "@/lib/catalog/new-product-schema";
import type { Db } from "@/lib/db";
import { savePrices } from "@/lib/prices/save-prices";
import type { Cart } from "@/lib/sales/cart-schema";
import { completeSale } from "@/lib/sales/complete-sale";
import { createReturn } from "@/lib/sales/create-return";
import { holdSale } from "@/lib/sales/hold-sale";
import { loadCart } from "@/lib/sales/load-cart";
import type { Seller } from "@/lib/sales/refuse-shortages";
import type { SeededShop } from "@/prisma/seed/seed-shop";
import type { Living } from "./living";

const SENT_AGAIN = ["HON-ACA-250", "JAM-APR-340"];
const STILL_WAITING = "SPR-TAH-300";
/** Of the product that the last step adds. */
export const LAST_SKU = "TEA-CAL-24";
const HELD = ["COF-TASTE-4", "BOK-LEAF"];

/** The same key for the same thing in every demo. */
function keyOf(name: string): string {
  const hex = createHash("sha256").update(`demo ${name}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

async function toCart(db: Db, shop: SeededShop, lines: readonly { sku: string; quantity: string }[]): Promise<Cart> {
  const { businessId, shopLocationId } = shop;
  const skus = lines.map(({ sku }) => sku);
  const variations = await db.variation.findMany({ where: { businessId, sku: { in: skus } } });
  return {
    locationId: shopLocationId,
    customerId: null,
    discount: null,
    note: "",
    lines: lines.flatMap(({ sku, quantity }) =>
      variations
        .filter((variation) => variation.sku === sku)
        .map(({ id }) => ({ variationId: id, quantity, discount: null })),
    ),
  };
}

/** Sells for cash at the till, as the till does. */
export async function sellAtTill(
  db: Db,
  seller: Seller,
  shop: SeededShop,
  line: { sku: string; quantity: string },
): Promise<void> {
  const cart = await toCart(db, shop, [line]);
  const { totals } = await db.$transaction((tx) => loadCart(tx, shop.businessId, cart));
  await completeSale(db, seller, {
    ...cart,
    clientKey: keyOf(`sale of ${line.sku}`),
    heldSaleId: null,
    payments: [{ method: "cash", amount: totals.total, reference: "" }],
    expectedTotal: totals.total,
    allowOversell: true,
  });
}

/** Takes goods of one of the last sales back. */
export async function takeBack({ deps: { db }, owner, shop: { businessId } }: Living): Promise<void> {
  const clientKey = keyOf("return");
  if (await db.saleReturn.findFirst({ where: { clientKey, sale: { businessId } } })) return;
  const sold = await db.sale.findFirst({
    where: { businessId, source: "pos", status: "final", discountTotal: 0 },
    orderBy: { soldAt: "desc" },
    skip: 5,
    include: { lines: { orderBy: { position: "asc" }, take: 1 } },
  });
  const [line] = sold?.lines ?? [];
  if (!sold || !line) return;
  await createReturn(db, owner, sold.id, {
    clientKey,
    reason: "Was a present, and a double one",
    lines: [{ saleLineId: line.id, quantity: line.quantity.toFixed(), restock: true }],
  });
}

/** Parks a cart. */
export async function holdCart({ deps: { db }, owner, shop }: Living): Promise<void> {
  const clientKey = keyOf("held");
  if (await db.sale.findFirst({ where: { clientKey, businessId: shop.businessId } })) return;
  const cart = await toCart(
    db,
    shop,
    HELD.map((sku) => ({ sku, quantity: "1" })),
  );
  await holdSale(db, owner, { ...cart, note: "Back in ten minutes", clientKey, heldSaleId: null });
}

/** Raises three prices. Two of the products are sent now, the third waits for the next cycle. */
export async function raisePrices({
  deps: { db },
  owner,
  shop: { businessId, webPriceGroupId },
}: Living): Promise<void> {
  if (await db.activity.findFirst({ where: { businessId, action: "product.prices_changed" } })) return;
  const variations = await db.variation.findMany({
    where: { businessId, sku: { in: [...SENT_AGAIN, STILL_WAITING] } },
    select: { id: true, price: true, prices: { where: { priceGroupId: webPriceGroupId } } },
  });
  await savePrices(
    db,
    owner,
    variations.flatMap(({ id: variationId, price, prices }) => {
      const own = { variationId, priceGroupId: null, before: price.toFixed(), price: price.plus("0.4").toFixed() };
      const [web] = prices;
      const inGroup = web && { ...own, priceGroupId: web.priceGroupId, before: web.price.toFixed() };
      return inGroup ? [own, inGroup] : [own];
    }),
  );
}

/** The products whose new prices are sent now. */
export async function sentAgain({ deps: { db }, shop: { businessId } }: Living): Promise<number[]> {
  const variations = await db.variation.findMany({ where: { businessId, sku: { in: SENT_AGAIN } } });
  return variations.map(({ productId }) => productId);
}

/** Adds a product that no run has sent. */
export async function addLastProduct({ deps: { db }, owner, shop: { businessId } }: Living): Promise<void> {
  const taxRate = await db.taxRate.findFirst({ where: { businessId }, orderBy: { id: "asc" } });
  const calendar = newProductSchema.parse({
    type: "simple",
    name: "Tea calendar, 24 bags",
    sku: LAST_SKU,
    taxRateId: taxRate?.id ?? null,
    variations: [{ price: "24.90" }],
  });
  await createProduct(db, businessId, owner.id, calendar);
}
