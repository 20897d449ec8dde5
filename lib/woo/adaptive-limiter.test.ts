import { describe, expect, test } from "vitest";
import { createAdaptiveLimiter, type LimiterOptions } from "./adaptive-limiter";
import type { WooErrorCode } from "./error-codes";
import { WooError } from "./woo-error";

/** A limiter with a manual clock, and requests that the test ends. */
function setUp(options: LimiterOptions = {}) {
  let now = 0;
  const waits: number[] = [];
  const limiter = createAdaptiveLimiter({
    ...options,
    now: () => now,
    wait: (ms) => {
      waits.push(ms);
      now += ms;
      return Promise.resolve();
    },
  });
  const flush = () => new Promise((resolve) => setImmediate(resolve));
  const begin = async () => {
    const { promise, resolve, reject } = deferred();
    const done = limiter.run(() => promise).catch(() => undefined);
    await flush();
    return {
      succeed: async () => {
        resolve();
        await done;
      },
      fail: async (code: WooErrorCode, retryAfterMs?: number) => {
        reject(new WooError({ code, retryAfterMs }));
        await done;
      },
    };
  };
  return { limiter, waits, begin, pass: (ms: number) => void (now += ms) };
}

function deferred() {
  let resolve!: () => void;
  let reject!: (error: Error) => void;
  const promise = new Promise<void>((onDone, onError) => {
    resolve = onDone;
    reject = onError;
  });
  return { promise, resolve, reject };
}

describe("adaptive limiter", () => {
  test("starts with two concurrent requests; the third waits", async () => {
    const { limiter, begin } = setUp();
    const [first] = [await begin(), await begin(), await begin()];
    expect(limiter.state()).toMatchObject({ limit: 2, running: 2, waiting: 1 });
    await first.succeed();
    expect(limiter.state().waiting).toBe(0);
  });

  test("grows by one after as many quick answers as the limit, up to four", async () => {
    const { limiter, begin } = setUp();
    for (let round = 0; round < 20; round += 1) {
      const requests = [await begin(), await begin(), await begin(), await begin(), await begin()];
      for (const request of requests) await request.succeed();
    }
    expect(limiter.state().limit).toBe(4);
  });

  test("does not grow on requests made one after another", async () => {
    const { limiter, begin } = setUp();
    for (let round = 0; round < 20; round += 1) await (await begin()).succeed();
    expect(limiter.state().limit).toBe(2);
  });

  test("does not grow while answers are slow, and returns to the start", async () => {
    const { limiter, begin, pass } = setUp({ start: 2, max: 4 });
    for (let round = 0; round < 20; round += 1) {
      const requests = [await begin(), await begin(), await begin(), await begin()];
      for (const request of requests) await request.succeed();
    }
    expect(limiter.state().limit).toBe(4);
    for (let round = 0; round < 3; round += 1) {
      const request = await begin();
      pass(2_001);
      await request.succeed();
    }
    expect(limiter.state().limit).toBe(2);
  });

  test.each<WooErrorCode>(["rate_limited", "store_error", "timed_out", "maintenance", "connection_lost"])(
    "halves on %s",
    async (code) => {
      const { limiter, begin, pass } = setUp({ start: 4 });
      const request = await begin();
      pass(1);
      await request.fail(code);
      expect(limiter.state().limit).toBe(2);
    },
  );

  test.each<WooErrorCode>(["duplicate_sku", "auth_bad_key", "invalid_argument"])(
    "%s says nothing about load",
    async (code) => {
      const { limiter, begin } = setUp({ start: 4 });
      await (await begin()).fail(code);
      expect(limiter.state().limit).toBe(4);
    },
  );

  test("requests under way together halve the limit once, never below one", async () => {
    const { limiter, begin, pass } = setUp({ start: 4 });
    const together = [await begin(), await begin(), await begin(), await begin()];
    pass(1);
    for (const request of together) await request.fail("timed_out");
    expect(limiter.state().limit).toBe(2);
    for (let round = 0; round < 5; round += 1) {
      pass(1);
      const request = await begin();
      pass(1);
      await request.fail("timed_out");
    }
    expect(limiter.state().limit).toBe(1);
  });

  test("Retry-After defers the next request until then", async () => {
    const { limiter, begin, waits, pass } = setUp();
    await (await begin()).fail("rate_limited", 30_000);
    expect(limiter.state().pausedUntil).toBe(30_000);
    pass(23_000);
    await (await begin()).succeed();
    expect(waits).toEqual([7_000]);
  });

  test("a long pause is not waited out: requests are refused with the time that is left, and occupy no place", async () => {
    const { limiter, begin, waits, pass } = setUp({ start: 1, max: 1 });
    await (await begin()).fail("maintenance", 600_000);
    pass(100_000);
    const sent: string[] = [];
    const send = () => limiter.run(() => Promise.resolve(sent.push("request")));
    const outcomes = await Promise.allSettled([send(), send(), send()]);
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({ status: "rejected", reason: { code: "rate_limited", retryAfterMs: 500_000 } });
    }
    expect([sent, waits]).toEqual([[], []]);
    expect(limiter.state()).toMatchObject({ running: 0, waiting: 0 });
    pass(500_000);
    await send();
    expect(sent).toHaveLength(1);
  });

  test("a refusal of its own does not prolong the pause", async () => {
    const { limiter, begin } = setUp();
    await (await begin()).fail("rate_limited", 60_000);
    await limiter.run(() => Promise.resolve()).catch(() => undefined);
    expect(limiter.state()).toMatchObject({ pausedUntil: 60_000, limit: 1 });
  });

  test("a request that throws frees its place", async () => {
    const { limiter } = setUp({ start: 1, max: 1 });
    await expect(limiter.run(() => Promise.reject(new Error("mine")))).rejects.toThrow("mine");
    expect(await limiter.run(() => Promise.resolve("next"))).toBe("next");
    expect(limiter.state().running).toBe(0);
  });
});
