import { type ChildProcess, spawn } from "node:child_process";
import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { ensureBrowser } from "./browser";
import { generateClient } from "./generate-client";
import { ROOT } from "./project-files";
import { runScript } from "./run-script";
import { formatSummary, readTotals, type StepResult, sumTotals } from "./test-report";

const REPORTS = path.join(ROOT, ".data/test");
const bin = (name: string) => path.join(ROOT, "node_modules", name);

type Step = {
  name: string;
  args: string[];
  runner?: "vitest" | "playwright";
  variables?: Record<string, string>;
  before?: () => void;
};

const report = (name: string) => path.join(REPORTS, `${name}.json`);

function vitest(project: "unit" | "db" | "image"): Step {
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report(project)}`];
  return {
    name: project,
    runner: "vitest",
    args: [bin("vitest/vitest.mjs"), "run", "--project", project, ...reporters],
  };
}

const STEPS: Step[] = [
  { name: "format", args: [bin("prettier/bin/prettier.cjs"), "--check", "."] },
  { name: "lint", args: [bin("eslint/bin/eslint.js"), ".", "--max-warnings", "0"] },
  ...(["files", "rooms"] as const).map((kind) => ({
    name: `circles of ${kind}`,
    args: [
      bin("dependency-cruiser/bin/dependency-cruise.mjs"),
      ...["--config", `scripts/lint/circles/${kind}.config.mjs`],
      ...["app", "components", "lib", ...(kind === "files" ? ["e2e", "scripts"] : [])],
    ],
  })),
  { name: "types", args: ["scripts/run.mjs", "typecheck"] },
  vitest("unit"),
  vitest("db"),
  { name: "build", args: ["scripts/run.mjs", "build"] },
  {
    name: "e2e",
    runner: "playwright",
    args: [bin("@playwright/test/cli.js"), "test"],
    variables: { E2E_REPORT: report("e2e") },
    before: () => void ensureBrowser(),
  },
  vitest("image"),
];

let running: ChildProcess | undefined;

async function runStep({ name, args, runner, variables, before }: Step): Promise<StepResult> {
  console.log(`\n=== ${name}`);
  const begun = Date.now();
  let code: number | null = 1;
  try {
    before?.();
    running = spawn(process.execPath, args, { cwd: ROOT, stdio: "inherit", env: { ...process.env, ...variables } });
    code = await new Promise((resolve) => running?.on("close", resolve));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
  const totals = runner ? readTotals(runner, report(name)) : null;
  return { name, isOk: code === 0, seconds: Math.round((Date.now() - begun) / 1000), totals };
}

await runScript(async () => {
  // The active runner ends its own servers; this process waits for it and stops afterwards.
  let isInterrupted = false;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      isInterrupted = true;
      running?.kill(signal);
    });
  }
  await rm(REPORTS, { recursive: true, force: true });
  await mkdir(REPORTS, { recursive: true });
  generateClient();
  const results: StepResult[] = [];
  for (const step of STEPS) {
    if (isInterrupted) break;
    results.push(await runStep(step));
  }
  const summary = formatSummary(results);
  await writeFile(path.join(REPORTS, "summary.txt"), `${summary}\n`);
  console.log(`\n=== summary\n${summary}`);
  process.exitCode = sumTotals(results).failed > 0 || isInterrupted ? 1 : 0;
});
