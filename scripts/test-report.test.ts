import { writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { makeTempFolder } from "@/lib/testing/temp-folder";
import { formatSummary, readTotals, sumTotals } from "./test-report";

function report(content: object): string {
  const file = path.join(makeTempFolder(), "report.json");
  writeFileSync(file, JSON.stringify(content));
  return file;
}

test("reads the counts of each runner", () => {
  expect(readTotals("vitest", report({ numPassedTests: 7, numFailedTests: 2 }))).toEqual({ passed: 7, failed: 2 });
});

test("a browser test that was skipped or passed only at the second attempt has not passed", () => {
  const file = report({ stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 1 } });
  expect(readTotals("playwright", file)).toEqual({ passed: 5, failed: 3 });
});

test("a runner that wrote no report has no totals", () => {
  expect(readTotals("vitest", "/nowhere/report.json")).toBeNull();
});

test("a step that failed without a failing test counts once", () => {
  const results = [
    { name: "lint", isOk: false, seconds: 3, totals: null },
    { name: "unit", isOk: false, seconds: 4, totals: { passed: 10, failed: 2 } },
    { name: "db", isOk: false, seconds: 5, totals: { passed: 6, failed: 0 } },
    { name: "e2e", isOk: true, seconds: 6, totals: { passed: 4, failed: 0 } },
  ];
  expect(sumTotals(results)).toEqual({ passed: 20, failed: 4 });
  expect(formatSummary(results).split("\n").at(-1)).toBe("20 passed, 4 failed");
});
