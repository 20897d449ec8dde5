import { z, type ZodType } from "zod";
import { type CallOptions, callStore } from "./call-store";
import {
  fail,
  itemsOf,
  noteLostAnswer,
  partition,
  readResults,
  resultOf,
  type Slot,
  toSlot,
  type WooBatch,
  type WooBatchItem,
  type WooBatchResult,
} from "./batch-items";
import { type BatchPace, createBatchPace } from "./batch-pace";
import { REAL_CLOCK } from "./clock";
import { isInterruption } from "./interrupted";
import { refusesTwin, twinRefusal } from "./refuses-twin";
import { awaitStandStill, mayStillRun, toLostWrite } from "./stand-still";
import type { WooClient } from "./woo-client";
import { isWooError, WooError } from "./woo-error";

/**
 * Failed requests in a row after which the rest of the chunk is given up. Halving 100 down to one item takes 8, so a
 * single bad item is always found, and a store that is down does not get 200 requests.
 */
const MAX_FAILURES_IN_A_ROW = 10;

/** The store may still be working on updates that timed out, and smaller ones at once would only add to that. */
const PAUSE_BEFORE_SPLIT_MS = 1_000;

/** Attempts at a single create whose answer is lost each time. */
const MAX_LOST_CREATES = 3;

export type SendBatchOptions = CallOptions & {
  timeoutMs?: number;
  /**
   * Whether the store refuses this create when it was already carried out. Other creates are not sent again after a lost
   * answer, but fail with `maybeSent`. Default: `refusesTwin`.
   */
  isRepeatable?: (path: string, item: WooBatchItem) => boolean;
  /** False for updates that add up, such as `inventory_delta`, which then fail with `maybeSent` after a lost answer, too. */
  areUpdatesRepeatable?: boolean;
  /**
   * Finds what creates with a lost answer have made: remote ids by position, undefined where the store has nothing. With
   * it, a create is repeated only after the store stands still and only when it is missing. Otherwise the item fails like
   * a create that the store refuses, with the id.
   */
  findCreated?: ((items: readonly WooBatchItem[], options: CallOptions) => Promise<(number | undefined)[]>) | undefined;
  /** What tells these items from others of the same path in time, such as images. */
  paceKind?: string;
};

/** A resource's batch endpoint, e.g. `sendProductBatch`: see sendBatch. */
export type WooBatchCall<W extends WooBatchItem, T> = (
  client: WooClient,
  batch: WooBatch<W>,
  options?: SendBatchOptions,
) => Promise<WooBatchResult<T>>;

/** The reason for not sending the rest of the items. */
type Stop = { refusal: WooError | null };

/**
 * Sends creates and updates through a batch endpoint (`products/batch`, …) and reports each item.
 * Chunks of about five seconds' work are sent one after another (batch-pace.ts). A chunk that times out, is too large, or
 * is answered with a 5xx or something that is not JSON is halved and sent again, down to single items. Never deletes,
 * because a batch delete is permanent.
 * A fired signal is no error: answered items are reported, the others as interrupted.
 *
 * @param itemSchema shape of one item in the answer
 * @throws WooError when the first request was refused for a reason that a smaller one would share (the key, the address,
 *   still 429 after the retries); after a later request, the unanswered items fail with that error instead
 */
export async function sendBatch<T>(
  client: WooClient,
  path: string,
  batch: WooBatch,
  itemSchema: ZodType<T>,
  options: SendBatchOptions = {},
): Promise<WooBatchResult<T>> {
  const create = (batch.create ?? []).map((item) => toSlot<T>("create", item));
  const update = (batch.update ?? []).map((item) => toSlot<T>("update", item));
  const slots = [...create, ...update];
  const hasSent = (): boolean => slots.some((slot) => slot.result || slot.maybeSent);
  const pace = options.limiter?.pace ?? createBatchPace();
  const kindOf = (part: readonly Slot<T>[]): string => paceKind(options.paceKind ?? path, part);
  const sender = createSender(client, path, itemSchema, { hasSent, pace, kindOf }, options);
  // An earlier attempt at these items may still be under way.
  for (let rest = await sender.withoutCreated(slots); rest.length > 0;) {
    const { size } = pace.of(kindOf(rest));
    await sender.send(rest.slice(0, size));
    rest = rest.slice(size);
  }
  return { create: create.map(resultOf), update: update.map(resultOf) };
}

/** Returns the name under which the time of these items is stored: their path without ids, and what is done. */
function paceKind<T>(path: string, slots: readonly Slot<T>[]): string {
  const hasCreates = slots.some(({ kind }) => kind === "create");
  return `${path.replace(/\/\d+/g, "")} ${hasCreates ? "create" : "update"}`;
}

type SenderState<T> = {
  hasSent: () => boolean;
  pace: BatchPace;
  kindOf: (slots: readonly Slot<T>[]) => string;
};

function createSender<T>(
  client: WooClient,
  path: string,
  itemSchema: ZodType<T>,
  { hasSent, pace, kindOf }: SenderState<T>,
  options: SendBatchOptions,
) {
  const { limiter, retry, signal, timeoutMs, findCreated, clock = REAL_CLOCK } = options;
  const isRepeatable = options.isRepeatable ?? refusesTwin;
  const pauseMs = options.lookGapMs ?? PAUSE_BEFORE_SPLIT_MS;
  const answerSchema = z.object({
    create: z.array(z.unknown()).optional(),
    update: z.array(z.unknown()).optional(),
  });
  let failuresInARow = 0;
  let stop: Stop | undefined;

  const canRepeat = (slot: Slot<T>): boolean =>
    slot.kind === "update" ? (options.areUpdatesRepeatable ?? true) : isRepeatable(path, slot.item);

  async function post(slots: readonly Slot<T>[], isPart: boolean) {
    const body = { create: itemsOf(slots, "create"), update: itemsOf(slots, "update") };
    const isCreate = body.create.length > 0;
    const mustNotDouble = isCreate || options.areUpdatesRepeatable === false;
    let isOpen = false;
    const ask = async () => {
      const sentAt = clock.now();
      const timing = () => ({ items: slots.length, durationMs: clock.now() - sentAt });
      try {
        const answer = await client.post(path, body, answerSchema, { signal, timeoutMs });
        pace.note(kindOf(slots), { ...timing(), isLost: false });
        return answer;
      } catch (failure) {
        const error = mustNotDouble ? toLostWrite(failure) : failure;
        noteLostAnswer(slots, error);
        isOpen = mayStillRun(error, timing().durationMs);
        if (isOpen && !isInterruption(error)) pace.note(kindOf(slots), { ...timing(), isLost: true });
        if (isOpen && isCreate) {
          pace.noteLost(sentAt);
          for (const slot of slots) slot.lost += 1;
        }
        throw error;
      }
    };
    const isSafe = slots.every(canRepeat);
    // An error that a smaller batch may avoid is split at once instead of retried. A create with a lost answer is
    // repeated only where that is safe, and not while the store may be carrying it out.
    const shouldRetry = (error: WooError): boolean => {
      const mayBeCuredBySplitting = error.splittable && (isPart || slots.length > 1);
      const isUnderWay = isOpen && isCreate;
      return !mayBeCuredBySplitting && !isUnderWay && (isSafe || !error.answerLost);
    };
    return callStore(ask, { limiter, retry: { ...retry, shouldRetry }, signal });
  }

  async function send(slots: Slot<T>[], isPart: boolean): Promise<void> {
    if (signal?.aborted) stop ??= { refusal: null };
    if (stop) return stop.refusal ? fail(slots, stop.refusal) : undefined;
    try {
      const { data } = await post(slots, isPart);
      failuresInARow = 0;
      readResults(slots, "create", data.create, itemSchema);
      readResults(slots, "update", data.update, itemSchema);
    } catch (error) {
      // A fired signal ends the waiting before the request itself.
      noteLostAnswer(slots, error);
      if (isInterruption(error)) {
        stop = { refusal: null };
        return;
      }
      if (!isWooError(error)) throw error;
      failuresInARow += 1;
      if (!error.splittable) {
        if (!hasSent()) throw error;
        stop = { refusal: error };
        return fail(slots, error);
      }
      await split(slots, error);
    }
  }

  /**
   * Waits for a store that may be carrying out earlier creates, and takes out those that it has by then.
   *
   * @throws WooError when the store still changes, or does not answer a look
   */
  async function withoutCreated(slots: Slot<T>[]): Promise<Slot<T>[]> {
    const sentAt = pace.lostSince();
    const creates = slots.filter(({ kind }) => kind === "create");
    if (sentAt === null || creates.length === 0 || !findCreated) return slots;
    const items = creates.map(({ item }) => item);
    const { msPerItem } = pace.of(kindOf(creates));
    const found = await awaitStandStill(
      () => findCreated(items, options),
      {
        sentAt,
        lostAt: clock.now(),
        slowestMs: pace.slowestMs(),
        msPerItem: msPerItem ?? 0,
        lookGapMs: options.lookGapMs,
      },
      { clock, signal },
    );
    if (!found) throw new WooError({ code: "timed_out" });
    pace.noteStandStill(sentAt);
    const made = new Set<Slot<T>>();
    for (const [position, slot] of creates.entries()) {
      const resourceId = found[position];
      if (resourceId === undefined) continue;
      made.add(slot);
      fail([slot], new WooError({ code: twinRefusal(path), resourceId }));
    }
    return slots.filter((slot) => !made.has(slot));
  }

  /** Takes out what a lost request has made; when the store cannot be asked, no item is sent again. */
  async function missingOf(slots: Slot<T>[]): Promise<Slot<T>[]> {
    try {
      return await withoutCreated(slots);
    } catch (error) {
      if (isInterruption(error)) stop = { refusal: null };
      else if (isWooError(error)) fail(slots, error);
      else throw error;
      return [];
    }
  }

  async function split(slots: Slot<T>[], error: WooError): Promise<void> {
    const [repeatable, lost] = error.answerLost ? partition(slots, canRepeat) : [slots, []];
    fail(lost, error);
    const [only] = slots;
    if (only && slots.length === 1) {
      const mayTryAgain = findCreated !== undefined && only.lost > 0 && only.lost < MAX_LOST_CREATES;
      if (!mayTryAgain || repeatable.length === 0) return fail(repeatable, error);
    } else if (error.answerLost && pace.lostSince() === null) await clock.wait(pauseMs, signal);
    const again = error.answerLost ? await missingOf(repeatable) : repeatable;
    const size = Math.min(Math.ceil(again.length / 2), error.answerLost ? pace.of(kindOf(again)).size : Infinity);
    for (let start = 0; start < again.length; start += size) {
      const part = again.slice(start, start + size);
      if (failuresInARow >= MAX_FAILURES_IN_A_ROW) fail(part, error);
      else await send(part, true);
    }
  }

  return {
    withoutCreated,
    send: (slots: Slot<T>[]): Promise<void> => {
      failuresInARow = 0;
      return send(slots, false);
    },
  };
}
