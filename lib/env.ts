import { z } from "zod";

/**
 * The only reader of process.env (a lint rule holds it). Parsed once, at first use, so that a
 * bad value stops the start with its name and reason, never its value. Secrets have no default:
 * `npm run demo` and `npm run dev` generate them into `.data/`.
 */
const flag = z
  .enum(["true", "false", "1", "0", ""], "can be true or false")
  .default("false")
  .transform((value) => value === "true" || value === "1");

const DATABASE_SENTENCE = "names the PostgreSQL database: postgresql://user:password@host:5432/name";
const DIRECT_SENTENCE =
  "names the same PostgreSQL database without its transaction pooler: postgresql://user:password@host:5432/name, or unset";
const SESSION_SENTENCE = "signs the session cookie: 32 characters or more, as `openssl rand -base64 32` makes them";
const ENCRYPTION_SENTENCE =
  "encrypts the stores' keys in the database: 32 bytes in base64, as `openssl rand -base64 32` makes them; keep it, with another one the keys can't be read";
const ADDRESS_SENTENCE =
  "says where browsers and stores reach this application: an address such as https://pos.example.com";

function wholeNumber(what: string, min: number, max: number) {
  const sentence = `says ${what}: a whole number from ${min} to ${max}`;
  return z.coerce.number(sentence).int(sentence).min(min, sentence).max(max, sentence);
}

const SMTP_SENTENCE =
  "says how e-mails are sent: smtp://user:password@host:587, or smtps:// for TLS from the start, or unset together with MAIL_FROM";
const FROM_SENTENCE =
  "says whom e-mails are from: pos@shop.example or Shop <pos@shop.example>, or unset together with SMTP_URL";

const envSchema = z
  .object({
    NODE_ENV: z.enum(["development", "test", "production"]).default("development"),
    DATABASE_URL: z.string(DATABASE_SENTENCE).regex(/^postgres(ql)?:\/\//, DATABASE_SENTENCE),
    /**
     * The same database without a transaction pooler. Migrations and LISTEN use it; unset, they use DATABASE_URL, and
     * workers poll where that address is a transaction pooler.
     */
    DATABASE_DIRECT_URL: z
      .string()
      .regex(/^postgres(ql)?:\/\//, DIRECT_SENTENCE)
      .optional(),
    /** How long a request waits for a connection, in seconds: free, or new to a database that is far away or restarting. */
    DATABASE_CONNECT_TIMEOUT_SECONDS: wholeNumber("how many seconds to wait for a connection", 1, 120).default(15),
    /**
     * When the database ends a statement of a transaction, in seconds. The slowest that are healthy write a product file
     * of 100,000 lines, minutes on a small machine; what takes longer hangs and holds locks.
     */
    DATABASE_STATEMENT_TIMEOUT_SECONDS: wholeNumber("how many seconds a statement may take", 10, 7200).default(900),
    /** Signs the session cookie. */
    NEXTAUTH_SECRET: z.string(SESSION_SENTENCE).min(32, SESSION_SENTENCE),
    /** When a session ends however much it is used, in hours: 30 days, so that a till is signed in once a month. */
    SESSION_MAX_HOURS: wholeNumber("after how many hours a session ends", 1, 8760).default(720),
    /** When an unused session ends, in minutes: a day, so that a till is signed in the next morning, but not a week later. */
    SESSION_IDLE_MINUTES: wholeNumber("after how many minutes an unused session ends", 5, 525_600).default(1440),
    /** Key of the secrets at rest: 32 bytes, base64. */
    ENCRYPTION_KEY: z
      .string(ENCRYPTION_SENTENCE)
      .refine((value) => Buffer.from(value, "base64").length === 32, ENCRYPTION_SENTENCE),
    /** Where browsers and stores reach this application; images are served from here. */
    APP_URL: z.url({ protocol: /^https?$/, error: ADDRESS_SENTENCE }).transform((value) => value.replace(/\/+$/, "")),
    /** "server": jobs run inside the web server; "off": only `npm run worker` or the cron route run them. */
    WORKER: z.enum(["server", "off"], "says where jobs run: server or off").default("server"),
    /** Jobs that run at the same time in one process. */
    WORKER_CONCURRENCY: wholeNumber("how many jobs run at once", 1, 20).default(4),
    /** Lets a store URL reach private addresses: for a store on the same machine or network. */
    ALLOW_PRIVATE_STORE_ADDRESSES: flag,
    /** Lets the demo's people sign in on a production server: their password is in the source. */
    ALLOW_DEMO_SIGN_INS: flag,
    /** Bearer token of /api/cron/sync; unset means that the route refuses. */
    CRON_SECRET: z.string().min(16, "lets the cron route be called: 16 characters or more, or unset").optional(),
    /** How long one call of the cron route may work, in seconds: below the 60 of its maxDuration, with time to hand back what is under way. */
    CRON_BUDGET_SECONDS: wholeNumber("how many seconds a call of the cron route may work", 5, 50).default(50),
    /** A proxy of ours is in front and tells where a request came from (X-Forwarded-For). Vercel's is, always. */
    TRUST_PROXY: flag,
    /** The mail server of links to choose a password. Without it, links and one-time passwords are handed over. */
    SMTP_URL: z.url({ protocol: /^smtps?$/, error: SMTP_SENTENCE }).optional(),
    MAIL_FROM: z
      .string()
      .regex(/^([^<>\r\n]*<)?[^\s<>@]+@[^\s<>@]+>?$/, FROM_SENTENCE)
      .optional(),
    LOG_LEVEL: z
      .enum(
        ["fatal", "error", "warn", "info", "debug", "trace", "silent"],
        "says what is logged: fatal, error, warn, info, debug, trace or silent",
      )
      .default("info"),
  })
  .superRefine(({ SMTP_URL, MAIL_FROM }, context) => {
    if (SMTP_URL !== undefined && MAIL_FROM === undefined)
      context.addIssue({ code: "custom", path: ["MAIL_FROM"], message: FROM_SENTENCE });
    if (MAIL_FROM !== undefined && SMTP_URL === undefined)
      context.addIssue({ code: "custom", path: ["SMTP_URL"], message: SMTP_SENTENCE });
  });

export type Env = z.infer<typeof envSchema>;

type Source = Record<string, string | undefined>;

function readEnv(source: Source) {
  return envSchema.safeParse({
    ...source,
    TRUST_PROXY: source["TRUST_PROXY"] ?? (source["VERCEL"] === "1" ? "true" : undefined),
  });
}

/** A sentence for each variable that is missing or wrong: what it is for and how to make it, never its value. */
export function listEnvProblems(source: Source): string[] {
  const issues = readEnv(source).error?.issues ?? [];
  const sentences = new Map<string, string>();
  for (const { path, message } of issues) {
    const name = path.join(".");
    if (!sentences.has(name))
      sentences.set(name, `${name} is ${source[name] ? "not as it should be" : "not set"}; it ${message}.`);
  }
  return [...sentences.values()];
}

/** @throws Error that names every variable that is missing or wrong */
export function parseEnv(source: Source): Env {
  const parsed = readEnv(source);
  if (parsed.success) return parsed.data;
  throw new Error(`The environment is not complete:\n${listEnvProblems(source).join("\n")}`);
}

let cached: Env | undefined;

/**
 * The environment, parsed at the first call.
 *
 * @throws Error that names every variable that is missing or wrong
 */
export function env(): Env {
  cached ??= parseEnv(process.env);
  return cached;
}
