import { z } from "zod";
import { generateClient } from "./generate-client";
import { migrate } from "./migrate";
import { runScript } from "./run-script";
import { startTemporaryPostgres } from "./temporary-postgres";

/** `npm run bench`: the cost of a sync. `npm run bench -- import [lines]`: the cost of products as CSV, 10,000 by default. */
const BENCHES = ["sync", "import"] as const;

await runScript(async () => {
  const name = BENCHES.find((bench) => bench === (process.argv[2] ?? "sync"));
  if (name === undefined) throw new Error(`There is no bench "${process.argv[2]}": ${BENCHES.join(", ")}.`);
  const lines = process.argv[3] === undefined ? undefined : z.coerce.number().int().positive().parse(process.argv[3]);
  generateClient();
  const postgres = await startTemporaryPostgres();
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
      if (name === "import") await (await import("./bench-import")).benchImport(db, shop, lines);
      else await (await import("./bench-sync")).benchSync(db, shop);
    } finally {
      await db.$disconnect();
      await pool.end();
    }
  } finally {
    await postgres.stop();
  }
});
