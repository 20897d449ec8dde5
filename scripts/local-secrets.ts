import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

const secretsSchema = z.object({
  NEXTAUTH_SECRET: z.string(),
  ENCRYPTION_KEY: z.string(),
  CRON_SECRET: z.string(),
  POSTGRES_PASSWORD: z.string(),
});

type LocalSecrets = z.infer<typeof secretsSchema>;

/**
 * The secrets of this checkout, made at the first start and stored in `.data/secrets.json`: with another
 * ENCRYPTION_KEY the saved store keys would be unreadable.
 */
export function loadLocalSecrets(dataDir: string): LocalSecrets {
  mkdirSync(dataDir, { recursive: true });
  const file = path.join(dataDir, "secrets.json");
  const made: LocalSecrets = {
    NEXTAUTH_SECRET: randomBytes(32).toString("base64"),
    ENCRYPTION_KEY: randomBytes(32).toString("base64"),
    CRON_SECRET: randomBytes(24).toString("base64url"),
    POSTGRES_PASSWORD: randomBytes(18).toString("base64url"),
  };
  try {
    // Fails when the file exists: of two concurrent first starts, one makes it and both read it.
    writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600, flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  return secretsSchema.parse(JSON.parse(readFileSync(file, "utf8")));
}
