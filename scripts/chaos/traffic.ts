import { setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import type { SandboxStore } from "@/e2e/sandbox/sandbox-store";
import { RestError } from "@/e2e/sandbox/rest-error";
import type { Db } from "@/lib/db";
import { completeSale } from "@/lib/sales/complete-sale";
import { type ChaosShop, oneSold } from "./shop";

export type TrafficFigures = { orders: number; changes: number; tillSales: number; tillRetries: number };

const PAUSE_MS = 120;
const TILL_RETRY_MS = 500;
const STATUSES = ["completed", "cancelled", "on-hold", "processing"] as const;

/** Shoppers order, staff change orders and sell at the till until the signal fires; a till repeats what was not answered. */
export async function makeTraffic(
  db: Db,
  sandbox: SandboxStore,
  shop: ChaosShop,
  { seed, signal, figures }: { seed: number; signal: AbortSignal; figures: TrafficFigures },
): Promise<void> {
  const choices = fc.sample(fc.nat({ max: 1_000_000 }), { seed, numRuns: 20_000 });
  for (const choice of choices) {
    if (signal.aborted) return;
    const position = choice % shop.skus.length;
    const sku = shop.skus[position]!;
    const isOnSale = sandbox.state.findBySku(sku)?.status === "publish";
    const kind = choice % 5;
    if (kind < 2 && isOnSale) placeOrder(sandbox, sku, figures);
    else if (kind < 4) changeOrder(sandbox, choice, figures);
    else await sellOne(db, shop, shop.variationIds[position]!, signal, figures);
    await sleep(PAUSE_MS);
  }
}

function placeOrder(sandbox: SandboxStore, sku: string, figures: TrafficFigures): void {
  try {
    sandbox.placeOrder({ lines: [{ sku, quantity: 1 }] });
    figures.orders += 1;
  } catch (error) {
    // The store refuses what it has too few of.
    if (!(error instanceof RestError)) throw error;
  }
}

function changeOrder(sandbox: SandboxStore, choice: number, figures: TrafficFigures): void {
  const orders = sandbox.state.orders();
  const order = orders[choice % Math.max(1, orders.length)];
  if (!order) return;
  sandbox.setOrderStatus(order.id, STATUSES[choice % STATUSES.length]!);
  figures.changes += 1;
}

async function sellOne(
  db: Db,
  shop: ChaosShop,
  variationId: number,
  signal: AbortSignal,
  figures: TrafficFigures,
): Promise<void> {
  const request = oneSold(shop, variationId);
  for (;;) {
    try {
      await completeSale(db, shop.seller, request);
      figures.tillSales += 1;
      return;
    } catch {
      if (signal.aborted) return;
      figures.tillRetries += 1;
      await sleep(TILL_RETRY_MS);
    }
  }
}
