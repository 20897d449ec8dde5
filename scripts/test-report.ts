import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";

export type Totals = { passed: number; failed: number };

const vitestReportSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
});
const playwrightReportSchema = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
});

/** The counts of a runner's own report; null when the runner did not write one. */
export function readTotals(runner: "vitest" | "playwright", file: string): Totals | null {
  if (!existsSync(file)) return null;
  const report: unknown = JSON.parse(readFileSync(file, "utf8"));
  if (runner === "vitest") {
    const { numPassedTests, numFailedTests } = vitestReportSchema.parse(report);
    return { passed: numPassedTests, failed: numFailedTests };
  }
  const { expected, unexpected, flaky, skipped } = playwrightReportSchema.parse(report).stats;
  // A test that passed only at the second attempt, or was skipped, has not passed.
  return { passed: expected, failed: unexpected + flaky + skipped };
}

export type StepResult = { name: string; isOk: boolean; seconds: number; totals: Totals | null };

/** A step that failed without a failing test (lint, types, a crash) counts as one failure. */
export function sumTotals(results: StepResult[]): Totals {
  const sum = { passed: 0, failed: 0 };
  for (const { isOk, totals } of results) {
    sum.passed += totals?.passed ?? 0;
    sum.failed += totals?.failed ?? 0;
    if (!isOk && !totals?.failed) sum.failed += 1;
  }
  return sum;
}

/** A line per step, then the sum. */
export function formatSummary(results: StepResult[]): string {
  const lines = results.map(({ name, isOk, seconds, totals }) => {
    const counts = totals === null ? "" : `${totals.passed} passed, ${totals.failed} failed`;
    return `  ${isOk ? "ok    " : "FAILED"} ${name.padEnd(16)} ${`${seconds} s`.padStart(6)}  ${counts}`.trimEnd();
  });
  const { passed, failed } = sumTotals(results);
  return [...lines, `${passed} passed, ${failed} failed`].join("\n");
}
