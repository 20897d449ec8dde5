import { pino } from "pino";
import { env } from "@/lib/env";

/**
 * JSON lines on stdout. Secrets are cut out by name here as the last line of defence; the first
 * is that nobody hands them over: log ids and codes, not payloads.
 */
export const log = pino({
  level: "info",
  redact: {
    paths: [
      "consumerKey",
      "consumerSecret",
      "password",
      "passwordHash",
      "secret",
      "authorization",
      "cookie",
      "*.consumerKey",
      "*.consumerSecret",
      "*.password",
      "*.passwordHash",
      "*.secret",
      "*.authorization",
      "*.cookie",
    ],
    censor: "[redacted]",
  },
});

/** Applies the level of the environment; called once at start-up. */
export function applyLogLevel(): void {
  log.level = env().LOG_LEVEL;
}
