import getPort from "get-port";
import { beforeAll, expect, test } from "vitest";
import { seedDatabase } from "../seed";
import { createDatabase, runInImage, start, waitUntil } from "./in-image";

let variables: { DATABASE_URL: string; PORT: string };

beforeAll(async () => {
  variables = { DATABASE_URL: await createDatabase(), PORT: String(await getPort()) };
  await seedDatabase(variables.DATABASE_URL);
});

test.each(["scripts/start.mjs", "server.js", "scripts/worker.mjs", "scripts/preflight.mjs"])(
  "%s refuses a database in which the demo's people can sign in",
  async (script) => {
    const { code, output } = await runInImage(["node", script], variables);
    expect([code, output]).toEqual([
      1,
      expect.stringMatching(/Everybody can sign in with the demo's password, .*: owner@aurpos\.example, manager@/),
    ]);
  },
);

test("a demo that everybody may use starts", async () => {
  const running = start(["node", "server.js"], { ...variables, ALLOW_DEMO_SIGN_INS: "true" });
  try {
    await waitUntil(running, () => running.output().includes("worker started inside the server"));
  } finally {
    running.child.kill("SIGTERM");
  }
  await running.ended;
});
