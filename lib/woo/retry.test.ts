import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { WooErrorCode } from "./error-codes";
import { Interrupted } from "./interrupted";
import { withRetry } from "./retry";
import { WooError } from "./woo-error";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function failing(times: number, code: WooErrorCode, retryAfterMs?: number) {
  return vi.fn((attempt: number) =>
    attempt <= times ? Promise.reject(new WooError({ code, retryAfterMs })) : Promise.resolve(`attempt ${attempt}`),
  );
}

async function outcomeOf(promise: Promise<unknown>): Promise<unknown> {
  const outcome = promise.catch((error: unknown) => (error instanceof WooError ? error.code : error));
  await vi.runAllTimersAsync();
  return outcome;
}

describe("withRetry", () => {
  test.each<[string, number, WooErrorCode, unknown, number]>([
    ["a passing error is waited out", 2, "store_error", "attempt 3", 3],
    ["attempts are bounded", 9, "timed_out", "timed_out", 4],
    ["what a person must change is not repeated", 9, "auth_bad_key", "auth_bad_key", 1],
    ["a refusal is not repeated", 9, "duplicate_sku", "duplicate_sku", 1],
  ])("%s", async (_case, times, code, outcome, calls) => {
    const request = failing(times, code);
    expect(await outcomeOf(withRetry(request))).toBe(outcome);
    expect(request).toHaveBeenCalledTimes(calls);
  });

  test("waits at least the store's Retry-After", async () => {
    const request = failing(1, "rate_limited", 7_000);
    const done = withRetry(request);
    await vi.advanceTimersByTimeAsync(6_900);
    expect(request).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await done).toBe("attempt 2");
  });

  test.each<WooErrorCode>(["maintenance", "rate_limited", "store_error"])(
    "%s with a pause longer than it may wait is handed on at once, with the time",
    async (code) => {
      const request = failing(1, code, 600_000);
      const before = Date.now();
      await expect(withRetry(request)).rejects.toMatchObject({ code, retryAfterMs: 600_000 });
      expect(request).toHaveBeenCalledTimes(1);
      expect(Date.now()).toBe(before);
    },
  );

  test("waits longer each time, within bounds", async () => {
    const times: number[] = [];
    await outcomeOf(
      withRetry(
        () => {
          times.push(Date.now());
          return Promise.reject(new WooError({ code: "store_error" }));
        },
        { attempts: 4, firstDelayMs: 100, maxDelayMs: 250 },
      ),
    );
    const waits = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    expect(waits[0]).toBeGreaterThanOrEqual(100);
    expect(waits[1]).toBeGreaterThanOrEqual(200);
    expect(Math.max(...waits)).toBeLessThanOrEqual(251);
  });

  test("a signal ends the waiting", async () => {
    const controller = new AbortController();
    const request = failing(9, "rate_limited", 6_000);
    const done = withRetry(request, { signal: controller.signal }).catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(10);
    controller.abort();
    expect(await done).toBeInstanceOf(Interrupted);
    await vi.runAllTimersAsync();
    expect(request).toHaveBeenCalledTimes(1);
  });

  test("a signal that has already fired sends nothing", async () => {
    const request = failing(0, "store_error");
    expect(await outcomeOf(withRetry(request, { signal: AbortSignal.abort() }))).toBeInstanceOf(Interrupted);
    expect(request).not.toHaveBeenCalled();
  });

  test("a programming mistake passes through at once", async () => {
    const mistake = new TypeError("no");
    const request = vi.fn(() => Promise.reject(mistake));
    expect(await outcomeOf(withRetry(request))).toBe(mistake);
    expect(request).toHaveBeenCalledTimes(1);
  });

  test("the caller can narrow what is repeated", async () => {
    const request = failing(9, "store_error");
    await outcomeOf(withRetry(request, { shouldRetry: ({ code }) => code !== "store_error" }));
    expect(request).toHaveBeenCalledTimes(1);
  });
});
