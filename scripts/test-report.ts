import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { stripVTControlCharacters } from "node:util";
import { z } from "zod";
import { ROOT } from "./project-files";

/**
 * What a runner counted; `failures` has a line for each failed test, and for each that passed only at the second
 * attempt: its file, its name, how its message begins.
 */
export type Totals = { passed: number; failed: number; failures: string[] };

const vitestReportSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z
    .array(
      z.object({
        name: z.string(),
        status: z.string(),
        message: z.string().default(""),
        assertionResults: z.array(
          z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()).nullish() }),
        ),
      }),
    )
    .default([]),
});

const playwrightSpecSchema = z.object({
  title: z.string(),
  file: z.string(),
  line: z.number(),
  tests: z.array(
    z.object({
      status: z.string(),
      results: z.array(z.object({ error: z.object({ message: z.string().default("") }).nullish() })),
    }),
  ),
});
const playwrightSuiteSchema = z.object({
  specs: z.array(playwrightSpecSchema).default([]),
  get suites() {
    return z.array(playwrightSuiteSchema).default([]);
  },
});
const playwrightReportSchema = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  suites: z.array(playwrightSuiteSchema).default([]),
});

/** As much of a message as tells a reader of the summary what went wrong; the whole one is in the runner's own output. */
function describeFailure(place: string, message: string): string {
  const plain = stripVTControlCharacters(message)
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  return `${place}: ${plain.slice(0, 4).join(" | ").slice(0, 400)}`;
}

function listVitestFailures(report: z.infer<typeof vitestReportSchema>): string[] {
  return report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = path.relative(ROOT, name);
    const failed = assertionResults.filter((test) => test.status === "failed");
    if (failed.length === 0 && status === "failed") return [describeFailure(file, message)];
    return failed.map((test) => describeFailure(`${file} › ${test.fullName}`, test.failureMessages?.[0] ?? ""));
  });
}

function listPlaywrightFailures({ specs, suites }: z.infer<typeof playwrightSuiteSchema>): string[] {
  const failures = specs.flatMap(({ title, file, line, tests }) =>
    tests
      .filter(({ status }) => status !== "expected")
      .map(({ status, results }) => {
        const message = results.find(({ error }) => error)?.error?.message ?? "";
        return describeFailure(`e2e/${file}:${line} › ${title} (${status})`, message);
      }),
  );
  return [...failures, ...suites.flatMap(listPlaywrightFailures)];
}

/** The counts of a runner's own report; null when the runner did not write one. */
export function readTotals(runner: "vitest" | "playwright", file: string): Totals | null {
  if (!existsSync(file)) return null;
  const report: unknown = JSON.parse(readFileSync(file, "utf8"));
  if (runner === "vitest") {
    const parsed = vitestReportSchema.parse(report);
    return { passed: parsed.numPassedTests, failed: parsed.numFailedTests, failures: listVitestFailures(parsed) };
  }
  const { stats, suites } = playwrightReportSchema.parse(report);
  // A skipped test has not passed. One that passed at the second attempt has, and is named.
  const failed = stats.unexpected + stats.skipped;
  return { passed: stats.expected + stats.flaky, failed, failures: suites.flatMap(listPlaywrightFailures) };
}

export type StepResult = { name: string; isOk: boolean; seconds: number; totals: Totals | null };

/** A step that failed without a failing test (lint, types, a crash) counts as one failure. */
export function sumTotals(results: StepResult[]): Pick<Totals, "passed" | "failed"> {
  const sum = { passed: 0, failed: 0 };
  for (const { isOk, totals } of results) {
    sum.passed += totals?.passed ?? 0;
    sum.failed += totals?.failed ?? 0;
    if (!isOk && !totals?.failed) sum.failed += 1;
  }
  return sum;
}

/** The most failed tests that a step names: a broken build fails them all, and a log is read from its end. */
const MOST_NAMED = 10;

/** A line per step with its failed tests below it, then the sum. */
export function formatSummary(results: StepResult[]): string {
  const lines = results.flatMap(({ name, isOk, seconds, totals }) => {
    const counts = totals === null ? "" : `${totals.passed} passed, ${totals.failed} failed`;
    const line =
      `  ${isOk ? "ok    " : "FAILED"} ${name.padEnd(16)} ${`${seconds} s`.padStart(6)}  ${counts}`.trimEnd();
    return [line, ...(totals?.failures ?? []).slice(0, MOST_NAMED).map((failure) => `           ${failure}`)];
  });
  const { passed, failed } = sumTotals(results);
  return [...lines, `${passed} passed, ${failed} failed`].join("\n");
}
