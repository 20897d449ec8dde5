import { createRequire } from "node:module";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startSandboxStore } from "@/e2e/sandbox/sandbox-store";
import { getDb, getPool } from "@/lib/db";
import { migrateJobs } from "@/lib/jobs/migrate-jobs";
import { log } from "@/lib/log";
import { startRun } from "@/lib/sync/drive/start-run";
import type { Lifetime } from "../lifetime";
import { ROOT } from "../project-files";
import { type Blow, BLOWS, blowsOf } from "./blow";
import type { ChaosDatabase } from "./database";
import { settleChaos } from "./settle-chaos";
import { createServerProcess, type ServerProcess } from "./server-process";
import { openChaosShop } from "./shop";
import { makeTraffic, type TrafficFigures } from "./traffic";

export type ChaosOptions = {
  seconds: number;
  products: number;
  seed: number;
  port: number;
  publicUrl: string;
  isBuilt: boolean;
};

/** Slow enough that a blow falls into a batch. */
const STORE_MS_PER_ITEM = 10;
const STORE_AWAY_MS = 5_000;
const RESTART_AFTER_MS = 1_000;
const DISK_FULL_MS = 5_000;
const MANY = 1_000_000;

/** Lets the blows of the seed fall for the given time, and returns how many rules are broken once all is quiet. */
export async function runChaos(lifetime: Lifetime, database: ChaosDatabase, options: ChaosOptions): Promise<number> {
  log.level = "silent";
  const sandbox = await startSandboxStore();
  lifetime.onEnd(() => sandbox.close());
  const db = getDb();
  const pool = getPool();
  pool.on("error", () => undefined);
  lifetime.onEnd(async () => {
    await db.$disconnect();
    await pool.end();
  });
  await migrateJobs(pool);
  const shop = await openChaosShop(db, sandbox, options);
  sandbox.faults.set({ latencyPerItemMs: STORE_MS_PER_ITEM });

  const [server, worker] = [startServer(options), startWorkerProcess()];
  lifetime.onEnd(() => Promise.all([server.kill(), worker.kill()]).then(() => undefined));
  server.start();
  worker.start();
  await waitForServer(options.publicUrl, server);
  const { businessId, storeId, seller } = shop;
  await startRun(db, { businessId, storeId, kind: "products", mode: "all", trigger: "user", userId: seller.id });

  const blows: Partial<Record<Blow, number>> = {};
  const traffic: TrafficFigures = { orders: 0, changes: 0, tillSales: 0, tillRetries: 0 };
  const stop = new AbortController();
  const making = makeTraffic(db, sandbox, shop, { seed: options.seed, signal: stop.signal, figures: traffic });
  const strike: Record<Blow, () => Promise<void>> = {
    killServer: () => killAndRestart(server),
    killWorker: () => killAndRestart(worker),
    restartDatabase: () => database.restart(),
    cutConnections: async () => void (await database.cutConnections()),
    fillDisk: async () => {
      await database.disk?.fill();
      await sleep(DISK_FULL_MS);
      await database.disk?.free();
      await database.revive();
    },
    storeAway: async () => {
      sandbox.faults.set({ htmlAnswers: { count: MANY, status: 503 } });
      await sleep(STORE_AWAY_MS);
      sandbox.faults.set({ htmlAnswers: undefined });
    },
    loseAnswers: async () => sandbox.faults.set({ dropAnswers: { count: 3 } }),
  };
  const endsAt = performance.now() + options.seconds * 1_000;
  const possible = BLOWS.filter((blow) => blow !== "fillDisk" || database.disk);
  if (!database.disk) console.log("no full disk: only root of Linux may mount a small one");
  for (const { blow, afterMs } of blowsOf(options.seed, MANY / 1_000, possible)) {
    await sleep(afterMs);
    if (performance.now() > endsAt || lifetime.signal.aborted) break;
    await strike[blow]();
    blows[blow] = (blows[blow] ?? 0) + 1;
    for (const process of [server, worker]) if (!process.isRunning()) process.start();
  }
  stop.abort();
  await making;
  sandbox.faults.clear();
  const { breaches, seconds } = await settleChaos(db, sandbox, storeId, [server, worker]);
  const struck = Object.entries(blows).map(([blow, count]) => `${count} ${blow}`);
  console.log(
    `${options.products} products; ${options.isBuilt ? "built" : "development"} server; seed ${options.seed}`,
  );
  console.log(`blows: ${struck.join(", ")}`);
  console.log(
    `${traffic.orders} orders, ${traffic.changes} changes of orders, ${traffic.tillSales} sales at the till (${traffic.tillRetries} requests repeated), ${sandbox.deliveries.length} webhooks`,
  );
  console.log(`quiet after ${Math.round(seconds)} s; ${breaches.length} rules broken`);
  for (const breach of breaches) console.log(`  => ${breach}`);
  return breaches.length;
}

function startServer({ port, isBuilt }: ChaosOptions): ServerProcess {
  const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
  const args = [next, isBuilt ? "start" : "dev", "--port", String(port), "--hostname", "127.0.0.1"];
  return createServerProcess("server", args, {
    ...process.env,
    NODE_ENV: isBuilt ? "production" : "development",
    NEXT_TELEMETRY_DISABLED: "1",
  });
}

function startWorkerProcess(): ServerProcess {
  return createServerProcess("worker", [path.join(ROOT, "scripts/run.mjs"), "worker"], process.env);
}

async function killAndRestart(process: ServerProcess): Promise<void> {
  await process.kill();
  await sleep(RESTART_AFTER_MS);
  process.start();
}

const SERVER_WITHIN_MS = 180_000;

async function waitForServer(url: string, server: ServerProcess): Promise<void> {
  const deadline = performance.now() + SERVER_WITHIN_MS;
  while (performance.now() < deadline && server.isRunning()) {
    const answer = await fetch(new URL("/api/health", url)).catch(() => null);
    if (answer?.ok) return;
    await sleep(250);
  }
  throw new Error(`The server did not answer:\n${server.lastLines().join("\n")}`);
}
