import { beforeEach, expect, test, vi } from "vitest";
import { log } from "@/lib/log";
import type { RunningWorker } from "./run-worker";
import { superviseWorker } from "./supervise-worker";

const RESTART_MS = 1;

beforeEach(() => {
  log.level = "silent";
});

/** A worker that ends on `stop`, or by itself. */
function newWorker() {
  let end = () => {};
  const ended = new Promise<void>((resolve) => (end = resolve));
  const worker: RunningWorker = { ended, stop: vi.fn(async () => end()) };
  return { worker, end };
}

test("a worker that ended by itself is started again, and none after a stop", async () => {
  const workers: ReturnType<typeof newWorker>[] = [];
  const supervisor = superviseWorker(async () => {
    const next = newWorker();
    workers.push(next);
    return next.worker;
  }, RESTART_MS);
  await vi.waitUntil(() => workers.length === 1);
  workers[0]?.end();
  await vi.waitUntil(() => workers.length === 2);
  await supervisor.stop();
  expect(workers[1]?.worker.stop).toHaveBeenCalledOnce();
  expect(workers[0]?.worker.stop).not.toHaveBeenCalled();
  expect(workers).toHaveLength(2);
});

test("a start that fails is retried until it succeeds", async () => {
  const { worker } = newWorker();
  const start = vi
    .fn<() => Promise<RunningWorker>>()
    .mockRejectedValueOnce(new Error("no database"))
    .mockRejectedValueOnce(new Error("no database"))
    .mockResolvedValue(worker);
  const supervisor = superviseWorker(start, RESTART_MS);
  await vi.waitUntil(() => start.mock.calls.length === 3);
  await supervisor.stop();
  expect(start).toHaveBeenCalledTimes(3);
  expect(worker.stop).toHaveBeenCalledOnce();
});

test("a stop during a start ends the started worker, too", async () => {
  const { worker } = newWorker();
  let started: (worker: RunningWorker) => void = () => {};
  const supervisor = superviseWorker(() => new Promise((resolve) => (started = resolve)), RESTART_MS);
  const stopped = supervisor.stop();
  started(worker);
  await stopped;
  expect(worker.stop).toHaveBeenCalledOnce();
});

test("a stop between two attempts does not wait for the next", async () => {
  const start = vi.fn<() => Promise<RunningWorker>>().mockRejectedValue(new Error("no database"));
  const supervisor = superviseWorker(start, 60_000);
  await vi.waitUntil(() => start.mock.calls.length === 1);
  await supervisor.stop();
  expect(start).toHaveBeenCalledOnce();
});
