import { type CallOptions, callStore } from "./call-store";
import { REAL_CLOCK } from "./clock";
import { awaitStandStill, mayStillRun, toLostWrite } from "./stand-still";
import { isWooError } from "./woo-error";

/** Attempts at a create whose answer is lost each time. */
const MAX_LOST_CREATES = 3;

/**
 * Creates one thing outside of a batch. After a lost answer, also one that the store's own crash is, it is created again
 * only when the store stands still without it.
 *
 * @param find returns what the create has made; the store had nothing of the kind before
 * @throws WooError the last one
 * @throws Interrupted when the signal fires
 */
export async function createOnce<T extends { id: number }>(
  create: () => Promise<T>,
  find: () => Promise<T | undefined>,
  options: CallOptions,
): Promise<T> {
  const { clock = REAL_CLOCK, limiter, lookGapMs, retry, signal } = options;
  for (let lost = 1; ; lost += 1) {
    let sentAt = clock.now();
    let isLost = false;
    const request = async (): Promise<T> => {
      sentAt = clock.now();
      try {
        return await create();
      } catch (failure) {
        const error = toLostWrite(failure);
        isLost = mayStillRun(error, clock.now() - sentAt) || (isWooError(error) && error.answerLost);
        throw error;
      }
    };
    try {
      return await callStore(request, { ...options, retry: { ...retry, shouldRetry: () => !isLost } });
    } catch (error) {
      if (!isLost || signal?.aborted || lost >= MAX_LOST_CREATES) throw error;
      const slowestMs = limiter?.pace.slowestMs() ?? 0;
      let made: T | undefined;
      const look = async () => [(made = await find())?.id];
      if (!(await awaitStandStill(look, { sentAt, lostAt: clock.now(), slowestMs, lookGapMs }, { clock, signal })))
        throw error;
      if (made) return made;
    }
  }
}
