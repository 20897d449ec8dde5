import { z } from "zod";
import { startSandboxStore } from "@/e2e/sandbox/sandbox-store";
import type { Db } from "@/lib/db";
import type { SyncRun } from "@/lib/generated/prisma/client";
import type { EngineDeps } from "@/lib/sync/core/run-context";
import { runStep } from "@/lib/sync/drive/run-step";
import { startRun } from "@/lib/sync/drive/start-run";
import { encryptStoreKeys } from "@/lib/sync/core/store-client";
import { createWooClient } from "@/lib/woo/woo-client";
import type { SeededShop } from "@/prisma/seed/seed-shop";

const LATENCY_PER_ITEM_MS = 15;
const BATCH = 100;
/** Images are off: the store fetches them, and their time would be the network's. */
const FIELDS = ["name", "price", "category", "quantity", "weight", "description"];

/**
 * What a sync of the seeded shop costs, as ratios to a bare loop that sends the same number of items in batches of a
 * hundred, one batch at a time, to the same sandbox store. The sandbox has the pace of a real store, about 24
 * products a second with one batch at a time. Throws when a run sent more than what changed.
 */
export async function benchSync(db: Db, shop: SeededShop): Promise<void> {
  const sandbox = await startSandboxStore();
  try {
    const keys = { consumerKey: sandbox.consumerKey, consumerSecret: sandbox.consumerSecret };
    const store = await db.store.create({
      data: {
        businessId: shop.businessId,
        locationId: shop.shopLocationId,
        name: "Bench",
        url: sandbox.url,
        ...encryptStoreKeys(keys),
        settings: { createFields: FIELDS, updateFields: FIELDS },
      },
    });
    const openClient = () =>
      createWooClient({ url: sandbox.url, ...keys, allowPrivateAddresses: true, timeoutMs: 60_000 });
    const deps: EngineDeps = { db, publicUrl: "http://127.0.0.1:9", openClient };

    async function sync(mode: SyncRun["mode"]): Promise<{ run: SyncRun; seconds: number; writes: number }> {
      sandbox.requests.clear();
      const begun = performance.now();
      const request = {
        businessId: shop.businessId,
        storeId: store.id,
        kind: "products",
        trigger: "user",
        userId: null,
      } as const;
      const { id } = await startRun(db, { ...request, mode: mode === "retry" ? "all" : mode });
      for (;;) {
        await runStep(deps, id);
        const run = await db.syncRun.findUniqueOrThrow({ where: { id } });
        if (run.finishedAt !== null)
          return { run, seconds: (performance.now() - begun) / 1000, writes: sandbox.requests.counts().writes };
      }
    }

    sandbox.faults.set({ latencyPerItemMs: LATENCY_PER_ITEM_MS });
    const full = await sync("all");
    const items = sandbox.requests.counts().itemsWritten;
    const unchanged = await sync("all");
    const variation = await db.variation.findFirstOrThrow({
      where: { businessId: shop.businessId, product: { type: "simple", isSyncDisabled: false } },
    });
    await db.variation.update({ where: { id: variation.id }, data: { price: variation.price.plus(1) } });
    const changed = await sync("changed");

    sandbox.reset();
    sandbox.faults.set({ latencyPerItemMs: LATENCY_PER_ITEM_MS });
    const bare = await bareLoop(openClient(), items);
    const rows = [
      ["bare loop of batches", bare, items, Math.ceil(items / BATCH)],
      ["full sync of the seed", full.seconds, items, full.writes],
      ["again, nothing changed", unchanged.seconds, 0, unchanged.writes],
      ["one price changed", changed.seconds, 1, changed.writes],
    ] as const;
    console.log(
      `${full.run.created} created, ${full.run.failed} failed; store slowed by ${LATENCY_PER_ITEM_MS} ms an item`,
    );
    for (const [name, seconds, count, writes] of rows) {
      console.log(
        `${name.padEnd(24)} ${(seconds / bare).toFixed(3).padStart(7)} of the bare loop  ${String(count).padStart(5)} items  ${String(writes).padStart(4)} write requests`,
      );
    }
    refuseNeedlessWrites(unchanged.writes, 0, "nothing changed");
    refuseNeedlessWrites(changed.writes, 1, "one price changed");
  } finally {
    await sandbox.close();
  }
}

function refuseNeedlessWrites(writes: number, expected: number, what: string): void {
  if (writes !== expected) throw new Error(`${writes} write requests where ${what}: ${expected} expected.`);
}

/** Seconds to create as many products as the sync wrote items, in batches, one after another. */
async function bareLoop(client: ReturnType<typeof createWooClient>, items: number): Promise<number> {
  const begun = performance.now();
  for (let sent = 0; sent < items; sent += BATCH) {
    const create = Array.from({ length: Math.min(BATCH, items - sent) }, (_, index) => ({
      name: `Product ${sent + index}`,
      sku: `BARE-${sent + index}`,
      regular_price: "1.00",
      manage_stock: true,
      stock_quantity: 1,
    }));
    await client.post("products/batch", { create }, z.unknown());
  }
  return (performance.now() - begun) / 1000;
}
