import path from "node:path";
import type { SyncRun } from "@/lib/generated/prisma/client";
import { buildIfNeeded } from "./build-application";
import { createStoreClock } from "./demo-life/store-clock";
import { freePort } from "./free-port";
import { generateClient } from "./generate-client";
import { type Lifetime, runUntilEnded } from "./lifetime";
import { loadEnvFile } from "./load-env-file";
import { DATA_DIR, openLocalEnvironment } from "./local-environment";
import { migrate } from "./migrate";
import { localHost, startNext, waitUntilHealthy } from "./next-server";
import { createProgressLine } from "./progress-line";
import { refuseSharedDatabase } from "./refuse-shared-database";

function describe(run: SyncRun): string {
  const phase = run.phase === null ? "waiting for the worker" : `${run.phase} ${run.done} of ${run.total}`;
  return `  ${phase} · ${run.created} created, ${run.updated} updated, ${run.failed} failed`;
}

async function demo(lifetime: Lifetime): Promise<void> {
  generateClient();
  loadEnvFile();
  if (process.env.DATABASE_URL) refuseSharedDatabase(process.env.DATABASE_URL);
  const port = await freePort(Number(process.env.PORT ?? 3000));
  const environment = await openLocalEnvironment({ APP_URL: `http://localhost:${port}`, LOG_LEVEL: "warn" });
  lifetime.onEnd(() => environment.close());
  console.log(
    `Database: ${environment.dataDir ? `embedded PostgreSQL, data in ${path.relative(process.cwd(), environment.dataDir) || "."}` : "the one of DATABASE_URL"}`,
  );
  await migrate(environment.databaseUrl);

  // Imported late: these need the generated client and read the environment.
  const [{ formatSignIns, withDb }, { seedDemoShop }, store, { fillStore }] = await Promise.all([
    import("./seed"),
    import("./demo-life/seed-demo-shop"),
    import("./demo-store"),
    import("./demo-life/fill-store"),
  ]);
  const { shop, sales } = await withDb(environment.databaseUrl, (db) => seedDemoShop(db));
  console.log(`Shop: ${sales > 0 ? `seeded, with ${sales} made-up sales of the last four weeks` : "as you left it"}`);

  await buildIfNeeded();
  const clock = createStoreClock();
  const sandbox = await store.startDemoStore(DATA_DIR, clock);
  lifetime.onEnd(() => sandbox.close());
  // Before the worker continues a run of the last start.
  await withDb(environment.databaseUrl, (db) => store.followDemoStore(db, shop.businessId, sandbox));
  const variables = { ...environment.variables, ALLOW_DEMO_SIGN_INS: "true" };
  const server = startNext("start", port, variables, { hostname: localHost() });
  lifetime.onEnd(() => server.stop());
  // Aborts any wait: without its server the demo has ended.
  void server.ended.then((code) => lifetime.end(code || 1));
  const appUrl = environment.variables.APP_URL!;
  await waitUntilHealthy(server, `http://localhost:${port}`);

  await withDb(environment.databaseUrl, async (db) => {
    const storeId = await store.connectDemoStore(db, shop, sandbox);
    console.log(`Connected to the sandbox store at ${sandbox.url}`);
    const line = createProgressLine(process.stdout);
    const { signal } = lifetime;
    const connected = { shop, storeId, sandbox, clock };
    const run = await fillStore(db, connected, {
      publicUrl: appUrl,
      signal,
      onStep: (name) => line.update(`  ${name}`),
      onRun: (progress) => line.update(describe(progress)),
      onProgress: (text) => line.update(text),
    });
    line.end();
    if (run !== null) console.log(`First sync: ${run.status}${run.errorCode ? ` (${run.errorCode})` : ""}`);
  });

  console.log(`
Open ${appUrl} and sign in:
${formatSignIns(shop)}

The people, sales and orders are made up. What to look at:
  1. ${appUrl}: four weeks of sales at the till and from the store
  2. ${appUrl}/woocommerce/orders: an order that waits for stock, and one that both sides changed
  3. ${appUrl}/products: what is online, waits, failed or was never sent
  4. ${appUrl}/woocommerce/history: every run and every line of it

Or change a price, press Sync on ${appUrl}/woocommerce, and look at ${sandbox.url}

The store's API: ${sandbox.url} with key ${sandbox.consumerKey} and secret ${sandbox.consumerSecret}
Ctrl-C ends everything; the next start goes on with the same data.
`);
  await server.ended;
}

await runUntilEnded(demo);
