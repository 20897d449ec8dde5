import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import { z } from "zod";
import { runUntilEnded } from "./lifetime";
import { migrate } from "./migrate";
import { startTemporaryPostgres } from "./temporary-postgres";

const USAGE = "npm run sim -- --seeds N [--seed S] [--without late,restore]";

/** Histories between two reports of a long command. */
const PROGRESS_EVERY = 25;

const argumentsSchema = z.object({
  seeds: z.coerce.number().int().positive().default(100),
  seed: z.coerce.number().int().default(1),
  without: z.string().default(""),
});

/**
 * Seeded histories of a shop and its store over the real code, on a virtual clock. Prints each failing one as a short
 * story, and ends with an exit code of 1 when there is one.
 */
await runUntilEnded(async (lifetime) => {
  const { values } = parseArgs({
    options: { seeds: { type: "string" }, seed: { type: "string" }, without: { type: "string" } },
  });
  const parsed = argumentsSchema.safeParse(values);
  if (!parsed.success) throw new Error(`${USAGE}\n${z.prettifyError(parsed.error)}`);
  const { seeds, seed: first, without: left } = parsed.data;

  const server = await startTemporaryPostgres();
  lifetime.onEnd(() => server.stop());
  const databaseUrl = server.url("postgres");
  Object.assign(process.env, {
    DATABASE_URL: databaseUrl,
    NEXTAUTH_SECRET: randomBytes(32).toString("base64"),
    ENCRYPTION_KEY: randomBytes(32).toString("base64"),
    APP_URL: "http://localhost:3000",
    WORKER: "off",
    LOG_LEVEL: "silent",
  });
  await migrate(databaseUrl);
  // Imported late: lib/env reads the environment once, and it is complete only now.
  const [{ closeGround, openGround }, { findFailure }, { toReport }, { tellStory }, { readScope }, { log }] =
    await Promise.all([
      import("./sim/open-ground"),
      import("./sim/find-failures"),
      import("./sim/figures"),
      import("./sim/story"),
      import("./sim/scopes"),
      import("@/lib/log"),
    ]);
  log.level = "silent";
  const ground = await openGround(databaseUrl);
  lifetime.onEnd(() => closeGround(ground));
  const scope = readScope(left);
  const begun = performance.now();
  let failures = 0;
  for (let seed = first; seed < first + seeds && !lifetime.signal.aborted; seed += 1) {
    const failure = await findFailure(ground, scope, seed);
    if (ground.figures.histories % PROGRESS_EVERY === 0)
      console.log(toReport(ground.figures, (performance.now() - begun) / 1_000, failures));
    // The end of the command takes the database away.
    if (failure === null || lifetime.signal.aborted) continue;
    failures += 1;
    console.log(`\nseed ${seed}\n${tellStory(failure.actions, failure.breaches)}\n${JSON.stringify(failure.actions)}`);
  }
  console.log(`\n${toReport(ground.figures, (performance.now() - begun) / 1_000, failures)}`);
  await lifetime.end(failures > 0 ? 1 : 0);
});
