import type { Pool } from "pg";
import { z } from "zod";
import { type SandboxStore, startSandboxStore } from "@/e2e/sandbox/sandbox-store";
import { getSalesOverview } from "@/lib/dashboard/get-sales-overview";
import { getShopOverview } from "@/lib/dashboard/get-shop-overview";
import type { Db } from "@/lib/db";
import { listSales } from "@/lib/sales/list-sales";
import type { EngineDeps } from "@/lib/sync/core/run-context";
import { encryptStoreKeys } from "@/lib/sync/core/store-client";
import { runStep } from "@/lib/sync/drive/run-step";
import { scheduleDue } from "@/lib/sync/drive/schedule-due";
import { type RunRequest, startRun } from "@/lib/sync/drive/start-run";
import { countOrders, listOrders } from "@/lib/sync/orders/list-orders";
import { pollStore } from "@/lib/sync/orders/poll-store";
import { handleStockChanged, pushChangedStock } from "@/lib/sync/stock/push-changed-stock";
import { listTaxWarnings } from "@/lib/sync/taxes/list-tax-warnings";
import { createWooClient } from "@/lib/woo/woo-client";
import type { SeededShop } from "@/prisma/seed/seed-shop";
import { type Cost, countStatements, measureCost } from "./year/measure-cost";
import type { YearShop } from "./year/write-catalogue";
import { writeYear } from "./year/write-year";

/** Bestsellers whose levels change, and orders that the poll finds. */
const CHANGED = 10;
/** Without images, which the sandbox store would have to fetch first. */
const FIELDS = ["name", "price", "category", "quantity", "weight", "description"];
const SIZE = { products: 20_000, ordersPerDay: 300, movementsPerDay: 2_000 };

/**
 * What a cycle costs a shop after a year: statements, rows and pages of the database and requests to the store, which
 * no machine changes, and milliseconds, which the machine decides.
 */
export async function benchYear(
  { db, pool, databaseUrl }: { db: Db; pool: Pool; databaseUrl: string },
  shop: SeededShop,
  days: number,
): Promise<void> {
  const sandbox = await startSandboxStore();
  try {
    const { deps, year } = await connectStore(db, shop, sandbox);
    // The first run links the categories and touches their products, which is no work of an ordinary day.
    await runToEnd(deps, year, { kind: "categories", mode: "all" });
    const begun = performance.now();
    await writeYear(databaseUrl, year, { days, ...SIZE });
    console.log(`${days} days written in ${((performance.now() - begun) / 1000).toFixed(0)} s`);
    await db.store.update({ where: { id: year.storeId }, data: upToDate() });
    const bestsellers = await sellInSandbox(db, year, sandbox);
    await countStatements(pool);

    const { businessId, storeId } = year;
    const steps: [name: string, work: () => Promise<unknown>][] = [
      ["the minute's look at the schedule", () => scheduleDue(db, deps.publicUrl)],
      ["a run where nothing changed", () => runToEnd(deps, year, { kind: "products", mode: "changed" })],
      ["tax warnings", () => listTaxWarnings(db, businessId, storeId)],
      [
        "page of orders, with its counts",
        async () => {
          await listOrders(db, businessId, storeId, {});
          await countOrders(db, businessId, storeId);
        },
      ],
      ["page of sales", () => listSales(db, businessId, {})],
      [
        "dashboard",
        async () => {
          await getShopOverview(db, businessId);
          await getSalesOverview(db, businessId);
        },
      ],
      [`a push of ${CHANGED} changed levels`, () => pushChangedStock(deps, storeId)],
      ["200 waiting orders after a movement", () => handleStockChanged(deps, businessId)],
      [`a poll that finds ${CHANGED} orders`, () => pollStore(deps, storeId)],
    ];
    for (const [name, work] of steps) {
      if (name.startsWith("a push")) await move(db, year, bestsellers);
      if (name.startsWith("a poll"))
        for (const { sku } of bestsellers) sandbox.placeOrder({ lines: [{ sku, quantity: 1 }] });
      print(name, await measureCost(pool, () => sandbox.requests.counts().requests, work));
    }
    const failures = await db.orderFailure.count({ where: { storeId } });
    if (failures > 0) throw new Error(`${failures} of the ${CHANGED} orders were not imported.`);
  } finally {
    await sandbox.close();
  }
}

async function connectStore(
  db: Db,
  { businessId, shopLocationId }: SeededShop,
  sandbox: SandboxStore,
): Promise<{ deps: EngineDeps; year: YearShop }> {
  const keys = { consumerKey: sandbox.consumerKey, consumerSecret: sandbox.consumerSecret };
  const store = await db.store.create({
    data: {
      businessId,
      locationId: shopLocationId,
      name: "Year",
      url: sandbox.url,
      autoSync: true,
      settings: { createFields: FIELDS, updateFields: FIELDS },
      ...encryptStoreKeys(keys),
    },
  });
  const openClient = () =>
    createWooClient({ url: sandbox.url, ...keys, allowPrivateAddresses: true, timeoutMs: 60_000 });
  return {
    deps: { db, publicUrl: "http://127.0.0.1:9", openClient },
    year: { businessId, locationId: shopLocationId, storeId: store.id },
  };
}

/** The watermarks of a store with which everything is in sync. */
function upToDate() {
  const now = new Date();
  return {
    createdAt: new Date(now.getTime() - 400 * 86_400_000),
    ordersReadUpTo: now,
    ordersPolledAt: now,
    ordersCaughtUpAt: now,
    ordersReconciledAt: now,
    changesSentUpTo: now,
    stockSentUpTo: now,
  };
}

type Bestseller = { id: number; productId: number; sku: string };

/** Makes the simple products that sold most in the sandbox, linked and with the quantity that was last pushed. */
async function sellInSandbox(db: Db, { businessId, storeId }: YearShop, sandbox: SandboxStore): Promise<Bestseller[]> {
  const found = await db.$queryRaw<(Bestseller & { quantity: number })[]>`
    select v.id, v.product_id as "productId", v.sku, s.quantity::int as quantity
    from variations v join products p on p.id = v.product_id and p.type = 'simple'
    join stock_pushes s on s.store_id = ${storeId} and s.variation_id = v.id
    where v.business_id = ${businessId} and v.sku like 'YEAR-%' order by v.id limit ${CHANGED}`;
  const client = createWooClient({
    url: sandbox.url,
    consumerKey: sandbox.consumerKey,
    consumerSecret: sandbox.consumerSecret,
    allowPrivateAddresses: true,
  });
  for (const { productId, sku, quantity } of found) {
    const body = { name: sku, sku, regular_price: "10", manage_stock: true, stock_quantity: quantity };
    const { data } = await client.post("products", body, z.object({ id: z.number() }));
    await db.productLink.update({ where: { storeId_productId: { storeId, productId } }, data: { remoteId: data.id } });
  }
  return found;
}

async function move(db: Db, { businessId, locationId }: YearShop, bestsellers: readonly Bestseller[]): Promise<void> {
  await db.stockMovement.createMany({
    data: bestsellers.map(({ id }) => ({ businessId, locationId, variationId: id, kind: "adjustment", quantity: -1 })),
  });
}

async function runToEnd(
  deps: EngineDeps,
  { businessId, storeId }: YearShop,
  run: Pick<RunRequest, "kind" | "mode">,
): Promise<void> {
  const request = { businessId, storeId, ...run, trigger: "schedule", userId: null } as const;
  const { id } = await startRun(deps.db, request);
  let isEnded = false;
  while (!isEnded) {
    await runStep(deps, id);
    isEnded = (await deps.db.syncRun.findUniqueOrThrow({ where: { id } })).finishedAt !== null;
  }
}

function print(name: string, { statements, rows, pages, requests, ms, dearest }: Cost): void {
  const columns = [`${statements} st`, `${rows} rows`, `${pages} pages`, `${requests} req`, `${ms.toFixed(0)} ms`];
  console.log(`${name.padEnd(36)}${columns.map((column) => column.padStart(13)).join("")}   ${dearest}`);
}
