import { expect, test } from "vitest";
import { createDatabase, runInImage, start, waitUntil } from "./in-image";

const OWNER = ["--name", "Amal", "--email", "amal@corner.example"];
const BUSINESS = ["--business", "Corner", "--currency", "EUR", "--time-zone", "Europe/Berlin"];

test("an empty database becomes a shop by the image's commands, whose owner gets in again", async () => {
  const variables = { DATABASE_URL: await createDatabase({ isMigrated: false }) };
  const command = (...words: string[]) => runInImage(["node", ...words], variables);

  const pending = await command("scripts/preflight.mjs");
  expect([pending.code, pending.output]).toEqual([1, expect.stringMatching(/^Migrations are not applied yet/)]);
  const migrated = await command("scripts/db-migrate.mjs");
  expect([migrated.code, migrated.output]).toEqual([0, expect.stringMatching(/^Applied: /)]);
  const ready = await command("scripts/preflight.mjs");
  expect([ready.code, ready.output]).toEqual([0, "Everything the server needs is there.\n"]);

  const created = await command("scripts/create-owner.mjs", ...BUSINESS, ...OWNER);
  expect([created.code, created.output]).toEqual([0, expect.stringMatching(/^Corner is set up\. Sign in with\n/)]);
  const reset = await command("scripts/reset-password.mjs", "--email", "amal@corner.example");
  expect([reset.code, reset.output]).toEqual([0, expect.stringMatching(/^Amal signs in with\n/)]);
  // What the sentences of the application name: npm run reset-password.
  const named = await runInImage(
    ["npm", "run", "-s", "reset-password", "--", "--email", "nobody@x.example"],
    variables,
  );
  expect([named.code, named.output]).toEqual([1, expect.stringContaining("Owners are amal@corner.example")]);
});

test("the worker runs jobs until it is told to stop", async () => {
  const running = start(["node", "scripts/worker.mjs"], { DATABASE_URL: await createDatabase() });
  try {
    await waitUntil(running, () => running.output().includes("worker started"));
  } finally {
    running.child.kill("SIGTERM");
  }
  expect(await running.ended).toBe(0);
  expect(running.output()).toContain("worker stopped");
});

test.each(["db-migrate", "worker", "create-owner", "reset-password"])(
  "%s without a database says how the variables are read from a file",
  async (name) => {
    const words = ["node", `scripts/${name}.mjs`, "--email", "amal@corner.example"];
    const { code, output } = await runInImage(name === "reset-password" ? words : words.slice(0, 2));
    expect([code, output]).toEqual([1, expect.stringMatching(/^DATABASE_URL is not set\. .*--env-file/)]);
  },
);
