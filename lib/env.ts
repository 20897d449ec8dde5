import { z } from "zod";

/**
 * The only reader of process.env (a lint rule holds it). Parsed once, at first use, so that a
 * bad value stops the start with its name and reason, never its value. Secrets have no default:
 * `npm run demo` and `npm run dev` generate them into `.data/`.
 */
const flag = z
  .enum(["true", "false", "1", "0", ""])
  .default("false")
  .transform((value) => value === "true" || value === "1");

const envSchema = z.object({
  NODE_ENV: z.enum(["development", "test", "production"]).default("development"),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, "must start with postgres:// or postgresql://"),
  /** Signs the session cookie. */
  NEXTAUTH_SECRET: z.string().min(32, "must have 32 characters or more"),
  /** Key of the secrets at rest: 32 bytes, base64. */
  ENCRYPTION_KEY: z
    .string()
    .refine((value) => Buffer.from(value, "base64").length === 32, "must be 32 bytes in base64"),
  /** Where browsers and stores reach this application; images are served from here. */
  APP_URL: z.url({ protocol: /^https?$/ }).transform((value) => value.replace(/\/+$/, "")),
  /** "server": jobs run inside the web server; "off": only `npm run worker` or the cron route run them. */
  WORKER: z.enum(["server", "off"]).default("server"),
  /** Jobs that run at the same time in one process. */
  WORKER_CONCURRENCY: z.coerce.number().int().min(1).max(20).default(4),
  /** Lets a store URL reach private addresses: for a store on the same machine or network. */
  ALLOW_PRIVATE_STORE_ADDRESSES: flag,
  /** Bearer token of /api/cron/sync; unset means that the route refuses. */
  CRON_SECRET: z.string().min(16, "must have 16 characters or more").optional(),
  /** How long one call of the cron route may work, in seconds. */
  CRON_BUDGET_SECONDS: z.coerce.number().int().min(5).max(800).default(50),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
});

export type Env = z.infer<typeof envSchema>;

/** Names every variable that is missing or wrong, with the reason and without the value. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const parsed = envSchema.safeParse(source);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`The environment is not complete:\n${lines.join("\n")}`);
}

let cached: Env | undefined;

/** The environment, parsed at the first call. Throws an Error that names each bad variable. */
export function env(): Env {
  cached ??= parseEnv(process.env);
  return cached;
}
