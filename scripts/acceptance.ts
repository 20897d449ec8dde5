import { readArguments } from "./acceptance/arguments";
import { createProgressLine } from "./progress-line";
import { generateClient } from "./generate-client";
import { migrate } from "./migrate";
import { runScript } from "./run-script";
import { startTemporaryPostgres } from "./temporary-postgres";

/**
 * `npm run acceptance -- --url … --key … --secret …` tries a throw-away WooCommerce store with the real engine and
 * prints a table; `--clean` deletes what it made. docs/compatibility.md has the results.
 */
await runScript(async () => {
  const { url, key, secret, clean, size } = readArguments(process.argv.slice(2));
  const connection = { url, consumerKey: key, consumerSecret: secret };
  generateClient();
  const postgres = await startTemporaryPostgres();
  process.env.DATABASE_URL = postgres.url("postgres");
  process.env.ENCRYPTION_KEY = Buffer.alloc(32, 1).toString("base64");
  process.env.NEXTAUTH_SECRET = "acceptance".repeat(4);
  process.env.APP_URL = "http://127.0.0.1:9";
  process.env.ALLOW_PRIVATE_STORE_ADDRESSES = "true";
  const progress = createProgressLine(process.stderr);
  try {
    await migrate(process.env.DATABASE_URL);
    // Imported late: these need the generated client and read the environment.
    const [{ createDb }, { migrateJobs }, { log }, { runAcceptance }, { toTable }] = await Promise.all([
      import("@/lib/db"),
      import("@/lib/jobs/migrate-jobs"),
      import("@/lib/log"),
      import("./acceptance/run-acceptance"),
      import("./acceptance/rows"),
    ]);
    log.level = "silent";
    const { db, pool } = createDb(process.env.DATABASE_URL);
    // `end` does not wait for connections to close, so the server's stop may come first.
    pool.on("error", () => undefined);
    try {
      await migrateJobs(pool);
      const rows = await runAcceptance({ db, connection, clean, size, onProgress: (text) => progress.update(text) });
      progress.end();
      console.log(toTable(rows).join("\n"));
      if (rows.some(({ isOk }) => !isOk)) process.exitCode = 1;
    } finally {
      await db.$disconnect();
      await pool.end();
    }
  } finally {
    progress.end();
    await postgres.stop();
  }
});
