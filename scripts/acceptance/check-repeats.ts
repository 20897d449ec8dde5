import type { SyncRun } from "@/lib/generated/prisma/client";
import type { Size } from "./arguments";
import type { Bridge } from "./bridge";
import { plainProducts } from "./catalogue";
import { addProducts } from "./open-shop";
import { compareTwins, type Row, toRow } from "./rows";
import { listOwnProducts } from "./store-reader";

const outcome = (run: SyncRun): string => `${run.status}, ${run.created} created, ${run.failed} failed`;

/** Syncs again without a change, which must not write. */
export async function checkUnchanged(bridge: Bridge): Promise<Row[]> {
  bridge.stage.writes.length = 0;
  const run = await bridge.sync();
  return [
    toRow("sync again: outcome", "completed, 0 created, 0 failed", outcome(run)),
    toRow("sync again: write requests", 0, bridge.stage.writes.length),
  ];
}

/** Deletes all links and syncs: everything is found by its SKU or name, and nothing is created. */
export async function checkReset(bridge: Bridge): Promise<Row[]> {
  const { db } = bridge.shop;
  const where = { storeId: bridge.store.id };
  const countLinks = async () =>
    `${await db.productLink.count({ where })} products, ${await db.variationLink.count({ where })} variations, ${await db.categoryLink.count({ where })} categories`;
  const before = { links: await countLinks(), products: (await listOwnProducts(bridge.client)).length };
  await bridge.reset("products");
  await bridge.reset("categories");
  const run = await bridge.sync();
  return [
    toRow("links reset: outcome of the sync", "completed, 0 created, 0 failed", outcome(run)),
    toRow("links reset: links found again", before.links, await countLinks()),
    toRow("links reset: products in the store", before.products, (await listOwnProducts(bridge.client)).length),
  ];
}

/** Answers to creates are lost while the store goes on, and a process is killed before it records one. */
export async function checkInterruptions(bridge: Bridge, { lostProducts, giveUpAfterMs }: Size): Promise<Row[]> {
  const rows: Row[] = [];
  bridge.stage.act = { kind: "give up", afterMs: giveUpAfterMs, times: 2 };
  rows.push(...(await checkInterruption(bridge, "answers lost", "ACC-LOST", lostProducts)));
  bridge.stage.act = { kind: "kill" };
  rows.push(...(await checkInterruption(bridge, "killed", "ACC-KILLED", lostProducts)));
  return rows;
}

async function checkInterruption(bridge: Bridge, name: string, prefix: string, count: number): Promise<Row[]> {
  const ids = await addProducts(bridge.shop, plainProducts(prefix, count));
  let run = await bridge.sync("changed");
  // What a lost answer left open is tried again by the next run.
  if (run.failed > 0) run = await bridge.sync("all");
  const skus = (await listOwnProducts(bridge.client))
    .map(({ sku }) => sku)
    .filter((sku) => sku.startsWith(`${prefix}-`));
  const links = await bridge.shop.db.productLink.count({
    where: { storeId: bridge.store.id, productId: { in: ids } },
  });
  return [
    toRow(`${name}: last run`, "completed, 0 failed", `${run.status}, ${run.failed} failed`),
    toRow(`${name}: products in the store`, count, skus.length),
    toRow(`${name}: products linked`, count, links),
    compareTwins(`${name}: SKUs`, skus),
  ];
}
