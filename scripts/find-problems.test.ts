import { expect, test } from "vitest";
import { findProblems } from "./find-problems";

test("one sentence per missing variable", async () => {
  const problems = await findProblems({ NEXTAUTH_SECRET: "s".repeat(32) });
  expect(problems).toEqual([
    expect.stringMatching(/^DATABASE_URL is not set; it names the PostgreSQL database: /),
    expect.stringMatching(/^ENCRYPTION_KEY is not set; it encrypts /),
    expect.stringMatching(/^APP_URL is not set; it says where /),
  ]);
});

test("a database that does not answer has its own", async () => {
  const problems = await findProblems({ DATABASE_URL: "postgresql://nobody@127.0.0.1:1/none" });
  expect(problems).toContainEqual(
    expect.stringMatching(/^The database of DATABASE_URL does not answer: .*ECONNREFUSED/),
  );
});
