import { parseArgs } from "node:util";
import { z } from "zod";
import { generateClient } from "./generate-client";
import { migrate } from "./migrate";
import { runScript } from "./run-script";
import { startTemporaryPostgres } from "./temporary-postgres";

/**
 * `npm run bench`: the cost of a sync. `npm run bench -- import [lines]`: the cost of products as CSV, 10,000 by default.
 * `npm run bench -- year [--days N]`: the cost of a cycle after a year of a busy shop.
 * `npm run bench -- pull [products]`: the cost of taking over a store, 10,000 products by default.
 */
const BENCHES = ["sync", "import", "year", "pull"] as const;
const DAYS_OF_A_YEAR = 365;
/** Counts statements; the memory is more than the default, so that a year is read from memory as on a server. */
const COUNTING = {
  shared_preload_libraries: "pg_stat_statements",
  "pg_stat_statements.track_utility": "off",
  shared_buffers: "512MB",
};

await runScript(async () => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { days: { type: "string" } } });
  const [asked = "sync", itemCount] = positionals;
  const name = BENCHES.find((bench) => bench === asked);
  if (name === undefined) throw new Error(`There is no bench "${asked}": ${BENCHES.join(", ")}.`);
  const countSchema = z.coerce.number().int().positive().optional();
  const count = countSchema.parse(itemCount);
  const days = countSchema.parse(values.days) ?? DAYS_OF_A_YEAR;
  generateClient();
  const postgres = await startTemporaryPostgres(name === "year" || name === "pull" ? COUNTING : {});
  const databaseUrl = postgres.url("postgres");
  process.env.DATABASE_URL = databaseUrl;
  process.env.ENCRYPTION_KEY = Buffer.alloc(32, 1).toString("base64");
  process.env.NEXTAUTH_SECRET = "bench".repeat(8);
  process.env.APP_URL = "http://127.0.0.1:9";
  try {
    await migrate(databaseUrl);
    // Imported late: these need the generated client and read the environment.
    const [{ createDb }, { migrateJobs }, { log }, { seedShop }] = await Promise.all([
      import("@/lib/db"),
      import("@/lib/jobs/migrate-jobs"),
      import("@/lib/log"),
      import("@/prisma/seed/seed-shop"),
    ]);
    log.level = "silent";
    const { db, pool } = createDb(databaseUrl);
    // `end` does not wait for connections to close, so the server's stop may come first.
    pool.on("error", () => undefined);
    try {
      await migrateJobs(pool);
      const shop = await seedShop(db);
      if (name === "import") await (await import("./bench-import")).benchImport(db, shop, count);
      else if (name === "pull") await (await import("./bench-pull")).benchPull(db, pool, count);
      else if (name === "year") await (await import("./bench-year")).benchYear({ db, pool, databaseUrl }, shop, days);
      else await (await import("./bench-sync")).benchSync(db, shop);
    } finally {
      await db.$disconnect();
      await pool.end();
    }
  } finally {
    await postgres.stop();
  }
});
