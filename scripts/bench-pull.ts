import path from "node:path";
import { setInterval } from "node:timers";
import type { Pool } from "pg";
import { z } from "zod";
import type { Db } from "@/lib/db";
import { encryptStoreKeys } from "@/lib/sync/core/store-client";
import type { EngineDeps } from "@/lib/sync/core/run-context";
import { runStep } from "@/lib/sync/drive/run-step";
import { startRun } from "@/lib/sync/drive/start-run";
import { pullChoicesSchema } from "@/lib/sync/pull/pull-schema";
import { pullStep } from "@/lib/sync/pull/pull-step";
import { applyPull, startPull } from "@/lib/sync/pull/start-pull";
import { createBusiness, createLocation, createStore } from "@/lib/testing/factories";
import { fetchListedVariationPage, fetchProductPage, fetchVariationPage } from "@/lib/woo/resources/pulled";
import { createWooClient, type WooClient } from "@/lib/woo/woo-client";
import { startGuarded } from "./guarded-child";
import { fillSandbox, VARIATIONS_PER_PRODUCT } from "./pull/fill-sandbox";
import { countStatements, measureCost } from "./year/measure-cost";

const PRODUCTS = 10_000;
/** A real store lists 100 whole products in 0.29 s; a third of that is assumed to be WordPress itself, whatever it lists. */
const PACE = { slowAnswersMs: 100, latencyPerItemMs: 1.9 };
const SAMPLE_MS = 50;

type Sandbox = { url: string; consumerKey: string; consumerSecret: string };

/**
 * What taking over a store costs: the time beside that of a bare loop over the same listings, the largest memory of this
 * process, requests by kind, and statements. The store runs in a process of its own, at the pace of a real one, as one
 * of before WooCommerce 10.3 and as one that lists the variations of all products. Throws when a sync after it sends
 * anything.
 */
export async function benchPull(db: Db, pool: Pool, products = PRODUCTS): Promise<void> {
  const child = startGuarded(process.execPath, [
    "--import",
    "tsx",
    path.join("e2e", "sandbox", "run.ts"),
    "--port",
    "0",
  ]);
  try {
    const sandbox = await readAddress(child.stdout);
    const begun = performance.now();
    const parents = await fillSandbox(openClient(sandbox), products);
    console.log(
      `${products} products, ${parents.length} of them with ${VARIATIONS_PER_PRODUCT} variations, made in ${seconds(begun)} s`,
    );
    await countStatements(pool);
    for (const listsVariations of [false, true]) {
      console.log(listsVariations ? "\nWooCommerce 10.3 or later" : "\nWooCommerce before 10.3");
      await control(sandbox, "faults", { ...PACE, listsVariations });
      await bareLoops(sandbox, parents, listsVariations);
      await takeOver(db, pool, sandbox);
    }
  } finally {
    await child.stop();
  }
}

function openClient({ url, consumerKey, consumerSecret }: Sandbox): WooClient {
  return createWooClient({ url, consumerKey, consumerSecret, allowPrivateAddresses: true, timeoutMs: 60_000 });
}

async function readAddress(stdout: NodeJS.ReadableStream): Promise<Sandbox> {
  let text = "";
  for await (const chunk of stdout) {
    text += String(chunk);
    const found = /sandbox store (\S+) key (\S+) secret (\S+)\n/.exec(text);
    if (found) return { url: found[1] ?? "", consumerKey: found[2] ?? "", consumerSecret: found[3] ?? "" };
  }
  throw new Error(`The sandbox store did not start: ${text}`);
}

async function control(sandbox: Sandbox, name: string, body?: object): Promise<unknown> {
  const request = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
  const answer = await fetch(`${sandbox.url}/sandbox/${name}`, request);
  if (!answer.ok) throw new Error(`The sandbox store refused ${name}: ${answer.status}`);
  return answer.json();
}

const loggedSchema = z.object({ requests: z.array(z.object({ method: z.string(), path: z.string() })) });

/** Requests since the log was last emptied, by method and path without ids, the most frequent first. */
async function countRequests(sandbox: Sandbox): Promise<string> {
  const { requests } = loggedSchema.parse(await control(sandbox, "requests"));
  const counts = new Map<string, number>();
  for (const request of requests) {
    const kind = `${request.method} ${request.path.replaceAll(/\d+/g, "{id}")}`;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  const sorted = [...counts].sort((a, b) => b[1] - a[1]);
  return sorted.map(([kind, count]) => `${count} ${kind}`).join(", ");
}

/** The same pages as the pull reads, one after another and as many at once as the client allows, without storing them. */
async function bareLoops(sandbox: Sandbox, parents: readonly number[], listsVariations: boolean): Promise<void> {
  for (const atOnce of [1, 4]) {
    const client = openClient(sandbox);
    const begun = performance.now();
    await readAll(atOnce, (page) => fetchProductPage(client, page));
    if (listsVariations) await readAll(atOnce, (page) => fetchListedVariationPage(client, page));
    else
      await readAll(atOnce, async (page) => {
        const parent = parents[page - 1];
        if (parent !== undefined) await fetchVariationPage(client, parent, 1);
        return { isLast: page >= parents.length };
      });
    console.log(`${`bare loop, ${atOnce} at once`.padEnd(28)}${seconds(begun).padStart(8)} s`);
  }
}

async function readAll(atOnce: number, read: (page: number) => Promise<{ isLast: boolean }>): Promise<void> {
  for (let page = 1, isLast = false; !isLast; page += atOnce) {
    const pages = await Promise.all(Array.from({ length: atOnce }, (_, index) => read(page + index)));
    isLast = pages.some((one) => one.isLast);
  }
}

async function takeOver(db: Db, pool: Pool, sandbox: Sandbox): Promise<void> {
  const business = await createBusiness(db, { currency: "USD" });
  const location = await createLocation(db, business.id);
  const { consumerKey, consumerSecret } = sandbox;
  const { id: storeId } = await createStore(db, business.id, location.id, { url: sandbox.url });
  await db.store.update({ where: { id: storeId }, data: encryptStoreKeys({ consumerKey, consumerSecret }) });
  const deps: EngineDeps = { db, publicUrl: "http://127.0.0.1:9", openClient: () => openClient(sandbox) };
  const ids = { businessId: business.id, storeId, userId: null };
  const { id } = await startPull(db, ids);

  const measure = async (name: string, work: () => Promise<void>) => {
    await control(sandbox, "requests", {});
    const memory = watchMemory();
    const { ms, statements } = await measureCost(pool, () => 0, work);
    const peak = memory.stop();
    const columns = [`${(ms / 1000).toFixed(1)} s`, `${statements} st`, `${peak} MB`];
    console.log(
      `${name.padEnd(26)}${columns.map((text) => text.padStart(10)).join("")}   ${await countRequests(sandbox)}`,
    );
  };
  await measure("read, up to the preview", () => drain(deps, id));
  // A server's statistics may be of before the business had products, and expect none of it.
  await pool.query("analyze");
  await applyPull(db, business.id, id, pullChoicesSchema.parse({}));
  await measure("taken over", () => drain(deps, id));
  const pull = await db.storePull.findUniqueOrThrow({ where: { id } });
  if (pull.status !== "completed") throw new Error(`The pull ended as ${pull.status}: ${pull.errorCode}.`);
  console.log(`${await db.productLink.count({ where: { storeId } })} products linked`);
  await measure("the sync after it", async () => {
    const run = await startRun(db, { ...ids, kind: "products", mode: "all", trigger: "user" });
    let isEnded = false;
    while (!isEnded) {
      await runStep(deps, run.id);
      isEnded = (await db.syncRun.findUniqueOrThrow({ where: { id: run.id } })).finishedAt !== null;
    }
    const { created, updated, failed } = await db.syncRun.findUniqueOrThrow({ where: { id: run.id } });
    if (created + updated + failed > 0) throw new Error(`The sync sent ${created} + ${updated}, ${failed} failed.`);
  });
}

/** Takes the slices of a pull up to its preview or its end, and prints the time of each phase. */
async function drain(deps: EngineDeps, id: number): Promise<void> {
  const times = new Map<string, number>();
  for (;;) {
    const { status, phase } = await deps.db.storePull.findUniqueOrThrow({ where: { id } });
    if (status !== "reading" && status !== "applying") break;
    const begun = performance.now();
    await pullStep(deps, id);
    times.set(phase, (times.get(phase) ?? 0) + performance.now() - begun);
  }
  console.log([...times].map(([phase, ms]) => `${phase} ${(ms / 1000).toFixed(1)} s`).join(", "));
}

/** Watches the memory of this process, in whole megabytes. */
function watchMemory(): { stop: () => number } {
  let peak = 0;
  const sample = () => {
    peak = Math.max(peak, process.memoryUsage.rss());
  };
  sample();
  // Without a reference, so that a bench whose work throws still ends.
  const timer = setInterval(sample, SAMPLE_MS).unref();
  return {
    stop: () => {
      clearInterval(timer);
      return Math.round(peak / 1_000_000);
    },
  };
}

function seconds(begun: number): string {
  return ((performance.now() - begun) / 1000).toFixed(1);
}
