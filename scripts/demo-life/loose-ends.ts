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

const SENT_AGAIN = ["HON-ACA-250", "JAM-APR-340"];
const STILL_WAITING = "SPR-TAH-300";
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

/** Takes goods of one of the last sales back, and parks a cart. */
export async function takeBackAndHold(db: Db, seller: Seller, shop: SeededShop): Promise<void> {
  const { businessId } = shop;
  const sold = await db.sale.findFirst({
    where: { businessId, source: "pos", status: "final", discountTotal: 0 },
    orderBy: { soldAt: "desc" },
    skip: 5,
    include: { lines: { orderBy: { position: "asc" }, take: 1 } },
  });
  const [line] = sold?.lines ?? [];
  if (sold && line)
    await createReturn(db, seller, sold.id, {
      clientKey: keyOf("return"),
      reason: "Was a present, and a double one",
      lines: [{ saleLineId: line.id, quantity: line.quantity.toFixed(), restock: true }],
    });
  const cart = await toCart(
    db,
    shop,
    HELD.map((sku) => ({ sku, quantity: "1" })),
  );
  await holdSale(db, seller, { ...cart, note: "Back in ten minutes", clientKey: keyOf("held"), heldSaleId: null });
}

/**
 * Raises three prices and adds a product. Returns the ids of the products to send now; the others wait for the next
 * cycle.
 */
export async function editProducts(db: Db, owner: Seller, shop: SeededShop): Promise<number[]> {
  const { businessId } = shop;
  const variations = await db.variation.findMany({
    where: { businessId, sku: { in: [...SENT_AGAIN, STILL_WAITING] } },
    select: {
      id: true,
      sku: true,
      productId: true,
      price: true,
      prices: { where: { priceGroupId: shop.webPriceGroupId } },
    },
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
  const taxRate = await db.taxRate.findFirst({ where: { businessId }, orderBy: { id: "asc" } });
  const calendar = newProductSchema.parse({
    type: "simple",
    name: "Tea calendar, 24 bags",
    sku: "TEA-CAL-24",
    taxRateId: taxRate?.id ?? null,
    variations: [{ price: "24.90" }],
  });
  await createProduct(db, businessId, owner.id, calendar);
  return variations.filter(({ sku }) => SENT_AGAIN.includes(sku)).map(({ productId }) => productId);
}
