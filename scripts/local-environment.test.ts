import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { ROOT } from "./project-files";

const run = promisify(execFile);

test("migrations of a Vercel preview without a database refuse, and start none", async () => {
  const environment = { ...process.env, DATABASE_URL: "", VERCEL: "1" as const, VERCEL_ENV: "preview" };
  await expect(
    run(process.execPath, [path.join(ROOT, "scripts/run.mjs"), "db-migrate"], { env: environment }),
  ).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^DATABASE_URL is not set .*\(preview\)/),
    stdout: "",
  });
}, 30_000);
