import type { Pool } from "pg";
import { type SandboxStore, startSandboxStore } from "@/e2e/sandbox/sandbox-store";
import type { ShopperOrder } from "@/e2e/sandbox/shopper-order";
import type { Db } from "@/lib/db";
import type { ProductWithVariations } from "./factories";
import { createProduct } from "./factories";
import { createHarness, type Harness } from "./engine-harness";
import { wooOrderSchema, type WooOrder } from "@/lib/woo/resources/orders";
import { importOrderById } from "@/lib/sync/orders/import-order";
import type { ImportResult, ImportSource } from "@/lib/sync/orders/import-source";
import { pollOrders, type PollResult } from "@/lib/sync/orders/poll-orders";

/** A clock that moves only on request, by whole seconds, which is the store's precision. */
export type Clock = { now: () => Date; forward: (seconds: number) => void };

export function createClock(): Clock {
  // A little ahead, so that no order is older than the store's connection.
  let time = Math.ceil(Date.now() / 1000) * 1000 + 1000;
  return { now: () => new Date(time), forward: (seconds) => (time += seconds * 1000) };
}

export type OrderShop = Harness & {
  source: ImportSource;
  clock: Clock;
  mug: ProductWithVariations;
  /** Places an order in the sandbox; returns the order's id. */
  place: (quantity?: number, order?: Partial<ShopperOrder>) => number;
  read: (remoteId: number) => Promise<WooOrder>;
  take: (remoteId: number) => Promise<ImportResult>;
  poll: () => Promise<PollResult>;
  /** Stock of the mug in the POS, and in the store. */
  stockHere: () => Promise<number>;
  stockThere: () => number;
  saleOf: (remoteId: number) => ReturnType<typeof loadSale>;
};

function loadSale(db: Db, storeId: number, remoteId: number) {
  return db.sale.findFirstOrThrow({
    where: { order: { is: { storeId, remoteId } } },
    include: {
      order: true,
      lines: { orderBy: { position: "asc" } },
      returns: { include: { lines: true } },
      customer: true,
      payments: true,
      notes: true,
    },
  });
}

/** Starts a sandbox whose clock stands still, in a zone where a date without a zone is read five hours off. */
export function startOrderSandbox(clock: Clock): Promise<SandboxStore> {
  return startSandboxStore({ now: clock.now, utcOffsetMinutes: -300 });
}

/** A shop and its store with one product, a mug, in sync and with stock on both sides. */
export async function openOrderShop(
  database: { db: Db; pool: Pool },
  sandbox: SandboxStore,
  clock: Clock,
  { stock = 10, price = "10" }: { stock?: number; price?: string } = {},
): Promise<OrderShop> {
  sandbox.reset();
  const h = await createHarness(database, sandbox);
  const mug = await createProduct(h.db, h.business.id, {
    sku: "MUG",
    name: "Mug",
    price,
    stock: { [h.location.id]: stock },
  });
  await h.sync();
  // The clock stands still while tests continue, and no order may be older than the store's connection.
  const store = await h.db.store.update({
    where: { id: h.store.id },
    data: { createdAt: new Date(clock.now().getTime() - 3_600_000), ordersReadUpTo: null },
  });
  const source: ImportSource = { db: h.db, store, client: h.deps.openClient(h.store) };
  return {
    ...h,
    store,
    source,
    clock,
    mug,
    place: (quantity = 1, order = {}) =>
      Number(sandbox.placeOrder({ lines: [{ sku: "MUG", quantity }], ...order })["id"]),
    read: async (remoteId) => (await source.client.get(`orders/${remoteId}`, {}, wooOrderSchema)).data,
    take: (remoteId) => importOrderById(source, remoteId),
    poll: async () =>
      pollOrders({ ...source, store: await h.db.store.findUniqueOrThrow({ where: { id: h.store.id } }) }),
    stockHere: async () => {
      const level = await h.db.stockLevel.findFirst({
        where: { variationId: mug.variations[0]?.id ?? 0, locationId: h.location.id },
      });
      return Number(level?.quantity ?? 0);
    },
    stockThere: () => sandbox.state.findBySku("MUG")?.stock_quantity ?? Number.NaN,
    saleOf: (remoteId) => loadSale(h.db, h.store.id, remoteId),
  };
}
