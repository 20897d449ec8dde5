import type { Db } from "@/lib/db";
import { getProduct } from "@/lib/catalog/get-product";
import type { VariationEdit } from "@/lib/catalog/product-schema";
import { updateProduct } from "@/lib/catalog/update-product";
import type { WooClient } from "@/lib/woo/woo-client";
import { z } from "zod";
import { type Bridge, connect, type Connection } from "./bridge";
import { type AwkwardProduct, PRICE_GOODS } from "./catalogue";
import { checkCatalogue } from "./check-catalogue";
import { addProducts, openShop } from "./open-shop";
import { placeOrder, readOrder } from "./order-api";
import { type Row, toRow } from "./rows";
import { changeSettings, currencySettings } from "./store-settings";
import { findStocked } from "./stocked";

const priceSchema = z.object({
  id: z.number(),
  regular_price: z.string(),
  sale_price: z.string(),
  date_on_sale_to_gmt: z.string().nullable(),
});

/**
 * A sale price that the store's owner sets stays when the ordinary price is sent. One that the shop sets is sent with its
 * days, and cleared when it is removed.
 */
export async function checkSalePrice(bridge: Bridge, id: number, sku: string): Promise<Row[]> {
  const { client, shop } = bridge;
  const { remote } = await findStocked(bridge, sku);
  const path = `products/${remote.product_id}`;
  await client.put(path, { sale_price: "1.11" }, priceSchema);
  const editAndRead = async (values: Omit<VariationEdit, "id">) => {
    const { updatedAt, variations } = await getProduct(shop.db, shop.business.id, id);
    const edit = { updatedAt, variations: variations.map((variation) => ({ id: variation.id, ...values })) };
    await updateProduct(shop.db, shop.business.id, id, edit, shop.user.id);
    await bridge.sync("changed");
    return (await client.get(path, {}, priceSchema)).data;
  };
  const repriced = await editAndRead({ price: "13.37" });
  const onSale = await editAndRead({ salePrice: "9.99", salePriceUntil: "2036-12-24" });
  const cleared = await editAndRead({ salePrice: null });
  return [
    toRow("new price beside a sale price: price", "13.37", repriced.regular_price),
    toRow("new price beside a sale price: sale price", "1.11", repriced.sale_price),
    toRow("sale price of the shop", "9.99", onSale.sale_price),
    toRow("sale price of the shop: last moment", "2036-12-24T23:59:59", onSale.date_on_sale_to_gmt ?? ""),
    toRow("sale price removed in the shop", "", cleared.sale_price),
    toRow("sale price removed in the shop: last moment", "", cleared.date_on_sale_to_gmt ?? ""),
  ];
}

/** A shop and a store of a currency with other decimals: prices as they are sent, and an order's total. */
export async function checkCurrency(
  db: Db,
  connection: Connection,
  client: WooClient,
  { currency, decimals, publicUrl }: { currency: string; decimals: number; publicUrl: string },
): Promise<Row[]> {
  await changeSettings(client, currencySettings(currency, decimals));
  const shop = await openShop(db, currency);
  const bridge = await connect(shop, connection, publicUrl);
  const products: AwkwardProduct[] = PRICE_GOODS(currency);
  const ids = await addProducts(shop, products);
  await bridge.sync();
  const sent = products.flatMap((product, index) => ids.slice(index, index + 1).map((id) => ({ id, product })));
  const rows = await checkCatalogue(bridge, sent, { decimals });
  const goods = await findStocked(bridge, products[0]?.sku ?? "");
  const order = await placeOrder(client, [{ ...goods.remote, quantity: 3 }]);
  await bridge.poll();
  const link = await db.orderLink.findUnique({
    where: { storeId_remoteId: { storeId: bridge.store.id, remoteId: order.id } },
    include: { sale: true },
  });
  const { total } = await readOrder(client, order.id);
  const failure = await db.orderFailure.findFirst({ where: { storeId: bridge.store.id, remoteId: order.id } });
  const missing = `(not imported) ${failure?.errorCode ?? ""} ${failure?.errorDetail ?? ""}`.trim();
  rows.push(toRow(`order in ${currency}: total`, total, link?.sale.total.toFixed(decimals) ?? missing));
  rows.push(toRow(`order in ${currency}: rounding`, "0", link?.sale.rounding.toString() ?? missing));
  return rows;
}
