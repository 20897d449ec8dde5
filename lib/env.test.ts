import { describe, expect, test } from "vitest";
import { listEnvProblems, parseEnv } from "@/lib/env";

const COMPLETE = {
  DATABASE_URL: "postgresql://a:b@localhost/c",
  NEXTAUTH_SECRET: "s".repeat(32),
  ENCRYPTION_KEY: Buffer.alloc(32).toString("base64"),
  APP_URL: "https://pos.example.com/",
};
const MAIL = { SMTP_URL: "smtps://user:pass@mail.example:465", MAIL_FROM: "Corner <pos@corner.example>" };

test("what is complete is read, with defaults", () => {
  expect(listEnvProblems(COMPLETE)).toEqual([]);
  expect(parseEnv(COMPLETE)).toMatchObject({
    APP_URL: "https://pos.example.com",
    WORKER: "server",
    TRUST_PROXY: false,
    SESSION_MAX_HOURS: 720,
    SESSION_IDLE_MINUTES: 1440,
  });
});

test("what is missing is named in a sentence each: what it is for and how to make it", () => {
  const problems = listEnvProblems({});
  expect(problems.map((sentence) => sentence.split(" ")[0])).toEqual([
    "DATABASE_URL",
    "NEXTAUTH_SECRET",
    "ENCRYPTION_KEY",
    "APP_URL",
  ]);
  for (const sentence of problems) expect(sentence).toMatch(/^[A-Z_]+ is not set; it .+\.$/);
  expect(problems.join()).not.toMatch(/undefined|Invalid/);
});

test.each([
  ["DATABASE_URL", "mysql://geheim@localhost/x"],
  ["DATABASE_DIRECT_URL", "geheim"],
  ["DATABASE_CONNECT_TIMEOUT_SECONDS", "0"],
  ["DATABASE_STATEMENT_TIMEOUT_SECONDS", "geheim"],
  ["SESSION_MAX_HOURS", "9999"],
  ["SESSION_IDLE_MINUTES", "geheim"],
  ["NEXTAUTH_SECRET", "geheim"],
  ["ENCRYPTION_KEY", "geheim"],
  ["APP_URL", "ftp://geheim"],
  ["WORKER", "geheim"],
  ["WORKER_CONCURRENCY", "21"],
  ["CRON_SECRET", "geheim"],
  ["CRON_BUDGET_SECONDS", "geheim"],
  ["ALLOW_PRIVATE_STORE_ADDRESSES", "geheim"],
  ["TRUST_PROXY", "geheim"],
  ["LOG_LEVEL", "geheim"],
  ["SMTP_URL", "http://geheim"],
  ["MAIL_FROM", "geheim"],
])("a wrong %s is one sentence without its value", (name, value) => {
  const problems = listEnvProblems({ ...COMPLETE, ...MAIL, [name]: value });
  expect(problems).toEqual([expect.stringMatching(new RegExp(`^${name} is not as it should be; it .+\\.$`))]);
  expect(problems.join()).not.toMatch(/geheim|Invalid/);
  expect(() => parseEnv({ ...COMPLETE, ...MAIL, [name]: value })).toThrow(name);
});

test("a mail server needs a sender, and a sender a mail server", () => {
  expect(listEnvProblems({ ...COMPLETE, ...MAIL })).toEqual([]);
  for (const [missing, other] of [
    ["MAIL_FROM", { SMTP_URL: MAIL.SMTP_URL }],
    ["SMTP_URL", { MAIL_FROM: MAIL.MAIL_FROM }],
  ] as const)
    expect(listEnvProblems({ ...COMPLETE, ...other })).toEqual([
      expect.stringMatching(new RegExp(`^${missing} is not set; it .+\\.$`)),
    ]);
});

describe("a proxy is trusted", () => {
  test.each([
    ["when it is said", { TRUST_PROXY: "true" }, true],
    ["on Vercel", { VERCEL: "1" }, true],
    ["not on Vercel when that is said", { VERCEL: "1", TRUST_PROXY: "false" }, false],
    ["not otherwise", {}, false],
  ])("%s", (_, values, expected) => {
    expect(parseEnv({ ...COMPLETE, ...values }).TRUST_PROXY).toBe(expected);
  });
});
