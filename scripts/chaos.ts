import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import getPort from "get-port";
import { z } from "zod";
import { isBuilt } from "./build-application";
import { startChaosDatabase } from "./chaos/database";
import { generateClient } from "./generate-client";
import { runUntilEnded } from "./lifetime";
import { migrate } from "./migrate";

const USAGE = "npm run chaos -- [--seconds 120] [--products 300] [--seed 1]";

const argumentsSchema = z.object({
  seconds: z.coerce.number().int().positive().default(120),
  products: z.coerce.number().int().positive().default(300),
  seed: z.coerce.number().int().default(1),
});

/**
 * A real server, a real worker and a real PostgreSQL, which are killed, restarted and cut off while a catalogue is sent
 * and orders pour in. Then they are left alone, and the rules of the simulation are asked of both sides.
 */
await runUntilEnded(async (lifetime) => {
  const { values } = parseArgs({
    options: { seconds: { type: "string" }, products: { type: "string" }, seed: { type: "string" } },
  });
  const parsed = argumentsSchema.safeParse(values);
  if (!parsed.success) throw new Error(`${USAGE}\n${z.prettifyError(parsed.error)}`);
  generateClient();
  const database = await startChaosDatabase();
  lifetime.onEnd(() => database.stop());
  const port = await getPort();
  const publicUrl = `http://127.0.0.1:${port}`;
  Object.assign(process.env, {
    DATABASE_URL: database.url,
    NEXTAUTH_SECRET: randomBytes(32).toString("base64"),
    ENCRYPTION_KEY: randomBytes(32).toString("base64"),
    APP_URL: publicUrl,
    NEXTAUTH_URL: publicUrl,
    ALLOW_PRIVATE_STORE_ADDRESSES: "true",
    LOG_LEVEL: "warn",
  });
  await migrate(database.url);
  // Imported late: lib/env reads the environment once, and it is complete only now.
  const { runChaos } = await import("./chaos/run-chaos");
  const breaches = await runChaos(lifetime, database, { ...parsed.data, port, publicUrl, isBuilt: isBuilt() });
  await lifetime.end(breaches > 0 ? 1 : 0);
});
