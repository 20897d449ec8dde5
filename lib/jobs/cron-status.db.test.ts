import { beforeEach, expect, test } from "vitest";
import type { HeartbeatName } from "@/lib/queue/heartbeat";
import { useTestDb } from "@/lib/testing/test-db";
import { getCronStatus, OVERDUE_MINUTES } from "./cron-status";

const { db } = useTestDb();
const now = new Date("2026-03-01T12:00:00Z");
const FRESH = OVERDUE_MINUTES - 1;
const STALE = OVERDUE_MINUTES + 1;
const LONG_AGO = 4 * 24 * 60;

beforeEach(() => db().heartbeat.deleteMany());

async function seen(name: HeartbeatName, minutesAgo: number | null): Promise<void> {
  if (minutesAgo !== null)
    await db().heartbeat.create({ data: { name, seenAt: new Date(now.getTime() - minutesAgo * 60_000) } });
}

test.each([
  { cron: null, worker: null, driver: "never", isCronOverdue: false },
  { cron: FRESH, worker: null, driver: "cron", isCronOverdue: false },
  { cron: null, worker: FRESH, driver: "worker", isCronOverdue: false },
  { cron: STALE, worker: FRESH, driver: "worker", isCronOverdue: true },
  { cron: FRESH, worker: STALE, driver: "cron", isCronOverdue: false },
  { cron: STALE, worker: null, driver: "overdue", isCronOverdue: true },
  { cron: LONG_AGO, worker: FRESH, driver: "worker", isCronOverdue: false },
  { cron: LONG_AGO, worker: STALE, driver: "overdue", isCronOverdue: true },
  { cron: null, worker: STALE, driver: "overdue", isCronOverdue: false },
])("cron $cron and worker $worker minutes ago: $driver", async ({ cron, worker, ...expected }) => {
  await seen("cron", cron);
  await seen("worker", worker);
  const status = await getCronStatus(db(), { publicUrl: "https://pos.example.com", hasSecret: true }, now);
  expect(status).toMatchObject({ ...expected, address: "https://pos.example.com/api/cron/sync" });
});
