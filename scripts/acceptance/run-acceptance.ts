import type { Db } from "@/lib/db";
import { startImageServer } from "@/lib/testing/image-server";
import type { WooClient } from "@/lib/woo/woo-client";
import type { Size } from "./arguments";
import { type Bridge, connect, type Connection, openClient } from "./bridge";
import { CATALOGUE, largeProduct, REFUSED_TEXTS } from "./catalogue";
import { checkCatalogue } from "./check-catalogue";
import { checkOrders } from "./check-orders";
import { checkCurrency, checkSalePrice } from "./check-prices";
import { checkInterruptions, checkReset, checkUnchanged } from "./check-repeats";
import { checkSwaps } from "./check-swaps";
import { cleanStore } from "./clean-store";
import { addProducts, openShop } from "./open-shop";
import { listThings } from "./ownership";
import { type Row, toRow } from "./rows";
import { findStocked } from "./stocked";
import { listOwnProducts } from "./store-reader";
import { addTaxRate, BASE_SETTINGS, changeSettings, currencySettings } from "./store-settings";

/** Currencies without and with three decimals; the rest is tried with two. */
const CURRENCIES = [
  ["JPY", 0],
  ["KWD", 3],
] as const;

export type AcceptanceOptions = {
  db: Db;
  connection: Connection;
  clean: boolean;
  size: Size;
  onProgress: (text: string) => void;
};

/** Tries a store and returns the table. Throws an Error for a store that is in use. */
export async function runAcceptance(options: AcceptanceOptions): Promise<Row[]> {
  const { db, connection, clean, onProgress } = options;
  const client = openClient(connection);
  onProgress("deleting what an earlier call made");
  await cleanStore(client);
  if (clean) return [toRow("products and orders left in the store", 0, (await listThings(client)).length)];

  const images = await startImageServer();
  const settings = await changeSettings(client, { ...BASE_SETTINGS, ...currencySettings("USD", 2) });
  const deleteTaxRate = await addTaxRate(client, "8.25");
  try {
    const rows = await tryBridge(options, client, images.url);
    for (const [currency, decimals] of CURRENCIES) {
      onProgress(`prices and an order in ${currency}`);
      rows.push(...(await checkCurrency(db, connection, client, { currency, decimals, publicUrl: images.url })));
    }
    return rows;
  } finally {
    await deleteTaxRate();
    await changeSettings(client, settings);
    await images.close();
  }
}

async function tryBridge(
  { db, connection, size, onProgress }: AcceptanceOptions,
  client: WooClient,
  publicUrl: string,
): Promise<Row[]> {
  const shop = await openShop(db, "USD");
  const bridge = await connect(shop, connection, publicUrl);
  onProgress("sending the catalogue");
  const products = [...CATALOGUE, ...REFUSED_TEXTS, largeProduct(size.variations)];
  const ids = await addProducts(shop, products);
  const { rows, isWhole } = await firstSync(bridge);
  onProgress("comparing the catalogue");
  const sent = products.flatMap((product, index) => ids.slice(index, index + 1).map((id) => ({ id, product })));
  rows.push(...(await checkCatalogue(bridge, sent, { decimals: 2 })));
  // The rest needs things in the store.
  if (!isWhole) return rows;
  onProgress("syncing again");
  rows.push(...(await checkUnchanged(bridge)));
  onProgress("orders");
  const goods = [await findStocked(bridge, "ACC-PLAIN"), await findStocked(bridge, "ACC-LARGE-1")] as const;
  rows.push(...(await checkOrders(bridge, goods)));
  rows.push(...(await checkSalePrice(bridge, ids[0] ?? 0, "ACC-PLAIN")));
  onProgress("swapping SKUs");
  rows.push(...(await checkSwaps(bridge)));
  onProgress("deleting the links and matching");
  rows.push(...(await checkReset(bridge)));
  onProgress("interrupting");
  rows.push(...(await checkInterruptions(bridge, size)));
  rows.push(...(await checkUnchanged(bridge)));
  rows.push(toRow("products in the store without a link", 0, await countUnlinked(bridge, client)));
  return rows;
}

async function firstSync(bridge: Bridge): Promise<{ rows: Row[]; isWhole: boolean }> {
  const run = await bridge.sync();
  const failed = await bridge.shop.db.syncEntry.findMany({ where: { runId: run.id, outcome: "failed" } });
  const rows = [
    toRow("connected with WooCommerce", bridge.wooVersion, bridge.wooVersion),
    toRow("first sync", "completed", [run.status, run.errorCode ?? "", run.errorDetail ?? ""].join(" ").trim()),
    ...failed.map(({ entity, label, errorCode, errorDetail }) =>
      toRow(`first sync: ${entity} ${label}`, "done", [errorCode, errorDetail].join(" ").trim()),
    ),
  ];
  return { rows, isWhole: run.status === "completed" };
}

async function countUnlinked({ shop, store }: Bridge, client: WooClient): Promise<number> {
  const links = await shop.db.productLink.findMany({ where: { storeId: store.id } });
  const linked = new Set(links.map(({ remoteId }) => remoteId));
  return (await listOwnProducts(client)).filter(({ id }) => !linked.has(id)).length;
}
