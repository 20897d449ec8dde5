import { writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { makeTempFolder } from "@/lib/testing/temp-folder";
import { ROOT } from "./project-files";
import { formatSummary, readTotals, sumTotals } from "./test-report";

function report(content: object): string {
  const file = path.join(makeTempFolder(), "report.json");
  writeFileSync(file, JSON.stringify(content));
  return file;
}

test("reads the counts of each runner", () => {
  expect(readTotals("vitest", report({ numPassedTests: 7, numFailedTests: 2 }))).toEqual({
    passed: 7,
    failed: 2,
    failures: [],
  });
});

test("names the failed tests of each runner, and a file that could not be read", () => {
  const assertionResults = [
    { fullName: "adds", status: "passed", failureMessages: [] },
    {
      fullName: "takes away",
      status: "failed",
      failureMessages: ["\u001b[31mAssertionError\u001b[39m: 1\n  at x.ts:2"],
    },
  ];
  const testResults = [
    { name: path.join(ROOT, "lib/sum.test.ts"), status: "failed", message: "", assertionResults },
    { name: path.join(ROOT, "lib/broken.test.ts"), status: "failed", message: "SyntaxError", assertionResults: [] },
  ];
  expect(readTotals("vitest", report({ numPassedTests: 1, numFailedTests: 1, testResults }))?.failures).toEqual([
    "lib/sum.test.ts › takes away: AssertionError: 1 | at x.ts:2",
    "lib/broken.test.ts: SyntaxError",
  ]);
  const stats = { expected: 1, unexpected: 1, flaky: 0, skipped: 0 };
  const failed = [{ status: "unexpected", results: [{ error: { message: "not visible" } }] }];
  const specs = [
    { title: "sells", file: "till.spec.ts", line: 9, tests: failed },
    { title: "pays", file: "till.spec.ts", line: 20, tests: [{ status: "expected", results: [{}] }] },
  ];
  const totals = readTotals("playwright", report({ stats, suites: [{ suites: [{ specs }] }] }));
  expect(totals?.failures).toEqual(["e2e/till.spec.ts:9 › sells (unexpected): not visible"]);
  const summary = formatSummary([{ name: "e2e", isOk: false, seconds: 6, totals }]);
  expect(summary).toContain("sells (unexpected): not visible");
});

test("a skipped browser test has not passed; one that passed at the second attempt has, and is named", () => {
  const tests = [{ status: "flaky", results: [{ error: { message: "late" } }, {}] }];
  const suites = [{ specs: [{ title: "sells", file: "till.spec.ts", line: 9, tests }] }];
  const file = report({ stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 1 }, suites });
  const failures = ["e2e/till.spec.ts:9 › sells (flaky): late"];
  expect(readTotals("playwright", file)).toEqual({ passed: 6, failed: 2, failures });
});

test("a runner that wrote no report has no totals", () => {
  expect(readTotals("vitest", "/nowhere/report.json")).toBeNull();
});

test("a step that failed without a failing test counts once", () => {
  const results = [
    { name: "lint", isOk: false, seconds: 3, totals: null },
    { name: "unit", isOk: false, seconds: 4, totals: { passed: 10, failed: 2, failures: [] } },
    { name: "db", isOk: false, seconds: 5, totals: { passed: 6, failed: 0, failures: [] } },
    { name: "e2e", isOk: true, seconds: 6, totals: { passed: 4, failed: 0, failures: [] } },
  ];
  expect(sumTotals(results)).toEqual({ passed: 20, failed: 4 });
  expect(formatSummary(results).split("\n").at(-1)).toBe("20 passed, 4 failed");
});
