import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import { findHeartbeat } from "@/lib/queue/heartbeat";
import { migrateJobs } from "@/lib/jobs/migrate-jobs";
import { enqueue } from "@/lib/queue/enqueue";
import { webhooksCheckJob } from "@/lib/sync/webhooks/jobs";
import { createBusiness, createLocation, createStore } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { GET, POST } from "./route";

const { db, pool } = useTestDb();
const secret = process.env["CRON_SECRET"] ?? "";

beforeAll(() => migrateJobs(pool()));
beforeEach(() => db().heartbeat.deleteMany());

function ask(authorization?: string): Request {
  return new Request("http://localhost/api/cron/sync", {
    headers: authorization === undefined ? {} : { authorization },
  });
}

/** As long as the right secret, and different in the last character only. */
const nearly = secret.slice(0, -1) + (secret.endsWith("x") ? "y" : "x");

test.each([
  ["nothing", undefined],
  ["an empty header", ""],
  ["no token", "Bearer"],
  ["another token", "Bearer guess"],
  ["a token of the right length", `Bearer ${nearly}`],
  ["a token that begins like the right one", `Bearer ${secret}x`],
  ["another scheme", `Basic ${secret}`],
  ["the bare secret", secret],
])("refuses %s, and does nothing", async (_, authorization) => {
  for (const handle of [GET, POST]) {
    const answer = await handle(ask(authorization));
    expect(answer.status).toBe(401);
    expect(await answer.text()).not.toContain(secret);
  }
  expect(await findHeartbeat(db(), "cron")).toBeNull();
});

test("takes no secret from the address", async () => {
  const answer = await GET(
    new Request(
      `http://localhost/api/cron/sync?secret=${encodeURIComponent(secret)}&token=${encodeURIComponent(secret)}`,
    ),
  );
  expect(answer.status).toBe(401);
});

test("refuses every call while no secret is set", async () => {
  vi.resetModules();
  delete process.env["CRON_SECRET"];
  try {
    const { GET: handle } = await import("./route");
    for (const authorization of [undefined, "Bearer", "Bearer undefined", `Bearer ${secret}`]) {
      expect((await handle(ask(authorization))).status).toBe(401);
    }
  } finally {
    process.env["CRON_SECRET"] = secret;
    vi.resetModules();
  }
});

test.each([
  ["GET", GET],
  ["POST", POST],
] as const)("%s with the secret works off what waits, answers figures and is noted", async (_, handle) => {
  const business = await createBusiness(db());
  const store = await createStore(db(), business.id, (await createLocation(db(), business.id)).id);
  // A store without keys: the job has nothing to check and ends at once.
  await enqueue(db(), webhooksCheckJob, { storeId: store.id });
  const answer = await handle(ask(`bearer ${secret}`));
  expect(answer.status).toBe(200);
  expect(answer.headers.get("cache-control")).toBe("no-store");
  expect(await answer.json()).toEqual({
    scheduled: { runs: 0, polls: 0, pushes: 0, checks: 0, revived: 0 },
    jobs: { done: 1, failed: 0 },
    waiting: 0,
    milliseconds: expect.any(Number),
  });
  expect(await findHeartbeat(db(), "cron")).toMatchObject({
    seenAt: expect.any(Date),
    details: { jobs: { done: 1, failed: 0 } },
  });
});
