import { z, type ZodType } from "zod";
import { idSchema } from "@/lib/id-schema";
import { type CallOptions, callStore } from "./call-store";
import { isInterruption } from "./interrupted";
import { refusesTwin } from "./refuses-twin";
import { sleep } from "./retry";
import { translateItemError } from "./translate-error";
import type { WooClient } from "./woo-client";
import { isWooError, WooError } from "./woo-error";

/** Items in one request, create and update together (recording `product.batch.101`: 413 above that). */
export const MAX_BATCH_ITEMS = 100;

/**
 * Failed requests in a row after which the rest of the chunk is given up. Halving 100 down to one item takes 8, so a
 * single bad item is always found, and a store that is down does not get 200 requests.
 */
const MAX_FAILURES_IN_A_ROW = 10;

/** The store may still process the request that timed out, so a split waits for it to finish. */
const PAUSE_BEFORE_SPLIT_MS = 1_000;

export type WooBatchItem = Readonly<Record<string, unknown>>;
/** `W` is the resource's payload of one item. */
export type WooBatch<W extends WooBatchItem = WooBatchItem> = {
  create?: readonly W[];
  /** Every item has its remote `id`. */
  update?: readonly (W & { id: number })[];
};

export type WooItemResult<T> =
  | { ok: true; data: T }
  | {
      ok: false;
      error: WooError;
      /** Whether an answer about this item was lost: the store may have carried it out, so search before sending it again. */
      maybeSent: boolean;
    };

/** A resource's batch endpoint, e.g. `sendProductBatch`: see sendBatch. */
export type WooBatchCall<W extends WooBatchItem, T> = (
  client: WooClient,
  batch: WooBatch<W>,
  options?: SendBatchOptions,
) => Promise<WooBatchResult<T>>;

/** The signal fired before an answer about this item came. */
export type WooItemInterrupted = { ok: false; error: null; maybeSent: boolean };

export type WooSentItem<T> = WooItemResult<T> | WooItemInterrupted;

/** Same lengths and positions as the sent batch. */
export type WooBatchResult<T> = { create: WooSentItem<T>[]; update: WooSentItem<T>[] };

export type SendBatchOptions = CallOptions & {
  timeoutMs?: number;
  /**
   * Whether the store refuses this create when it was already carried out. Other creates are not sent again after a lost
   * answer, but fail with `maybeSent`. Default: `refusesTwin`.
   */
  isRepeatable?: (path: string, item: WooBatchItem) => boolean;
  /** False for updates that add up, such as `inventory_delta`, which then fail with `maybeSent` after a lost answer, too. */
  areUpdatesRepeatable?: boolean;
  pauseBeforeSplitMs?: number;
};

type Slot<T> = {
  kind: "create" | "update";
  item: WooBatchItem;
  result: WooItemResult<T> | undefined;
  maybeSent: boolean;
};

/** The reason for not sending the rest of the items. */
type Stop = { refusal: WooError | null };

/**
 * Sends creates and updates through a batch endpoint (`products/batch`, …) and reports each item.
 * Chunks of 100 are sent one after another. A chunk that times out, is too large, or is answered with a 5xx or something
 * that is not JSON is halved and sent again, down to single items. Never deletes, because a batch delete is permanent.
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
  const sender = createSender(client, path, itemSchema, hasSent, options);
  for (let start = 0; start < slots.length; start += MAX_BATCH_ITEMS) {
    await sender(slots.slice(start, start + MAX_BATCH_ITEMS));
  }
  return { create: create.map(resultOf), update: update.map(resultOf) };
}

function createSender<T>(
  client: WooClient,
  path: string,
  itemSchema: ZodType<T>,
  hasSent: () => boolean,
  options: SendBatchOptions,
): (slots: Slot<T>[]) => Promise<void> {
  const { limiter, retry, signal, timeoutMs } = options;
  const isRepeatable = options.isRepeatable ?? refusesTwin;
  const pauseMs = options.pauseBeforeSplitMs ?? PAUSE_BEFORE_SPLIT_MS;
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
    const ask = async () => {
      try {
        return await client.post(path, body, answerSchema, { signal, timeoutMs });
      } catch (error) {
        noteLostAnswer(slots, error);
        throw error;
      }
    };
    const isSafe = slots.every(canRepeat);
    // An error that a smaller batch may avoid is split at once instead of retried. A create with a lost answer is
    // repeated only where that is safe.
    const shouldRetry = (error: WooError): boolean => {
      const mayBeCuredBySplitting = error.splittable && (isPart || slots.length > 1);
      return !mayBeCuredBySplitting && (isSafe || !error.answerLost);
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

  async function split(slots: Slot<T>[], error: WooError): Promise<void> {
    const [again, lost] = error.answerLost ? partition(slots, canRepeat) : [slots, []];
    fail(lost, error);
    if (slots.length === 1) return fail(again, error);
    if (error.answerLost) await sleep(pauseMs, signal);
    const middle = Math.ceil(again.length / 2);
    for (const half of [again.slice(0, middle), again.slice(middle)]) {
      if (half.length === 0) continue;
      if (failuresInARow >= MAX_FAILURES_IN_A_ROW) fail(half, error);
      else await send(half, true);
    }
  }

  return (slots) => {
    failuresInARow = 0;
    return send(slots, false);
  };
}

/**
 * Reads the answers by position. Where their number differs from the number sent, no item counts as answered, because a
 * link to the wrong product would be worse.
 */
function readResults<T>(
  slots: readonly Slot<T>[],
  kind: Slot<T>["kind"],
  answers: readonly unknown[] | undefined,
  itemSchema: ZodType<T>,
): void {
  const asked = slots.filter((slot) => slot.kind === kind);
  const isWhole = answers?.length === asked.length;
  for (const [position, slot] of asked.entries()) {
    slot.result = readItem(isWhole ? answers[position] : undefined, itemSchema, slot);
  }
}

const refusedItemSchema = z.object({ error: z.object({ code: z.union([z.string(), z.number()]) }).loose() });
const anyItemSchema = z.object({ id: idSchema });

function readItem<T>(answer: unknown, itemSchema: ZodType<T>, { kind, item, maybeSent }: Slot<T>): WooItemResult<T> {
  const refused = refusedItemSchema.safeParse(answer);
  if (refused.success) {
    return { ok: false, error: translateItemError(refused.data.error), maybeSent };
  }
  const resourceId = anyItemSchema.safeParse(answer).data?.id;
  if (kind === "update" && resourceId !== item["id"]) {
    return { ok: false, error: new WooError({ code: "unexpected_shape" }), maybeSent: true };
  }
  const parsed = itemSchema.safeParse(answer);
  if (parsed.success) return { ok: true, data: parsed.data };
  return { ok: false, error: new WooError({ code: "unexpected_shape", resourceId }), maybeSent: true };
}

function toSlot<T>(kind: Slot<T>["kind"], item: WooBatchItem): Slot<T> {
  return { kind, item, result: undefined, maybeSent: false };
}

function noteLostAnswer<T>(slots: readonly Slot<T>[], error: unknown): void {
  const isLost = isInterruption(error) || (isWooError(error) && error.answerLost);
  if (isLost) for (const slot of slots) slot.maybeSent = true;
}

function fail<T>(slots: readonly Slot<T>[], error: WooError): void {
  for (const slot of slots) slot.result = { ok: false, error, maybeSent: slot.maybeSent };
}

function itemsOf<T>(slots: readonly Slot<T>[], kind: Slot<T>["kind"]): WooBatchItem[] {
  return slots.filter((slot) => slot.kind === kind).map((slot) => slot.item);
}

function partition<T>(list: readonly T[], test: (element: T) => boolean): [T[], T[]] {
  return [list.filter(test), list.filter((element) => !test(element))];
}

function resultOf<T>({ result, maybeSent }: Slot<T>): WooSentItem<T> {
  return result ?? { ok: false, error: null, maybeSent };
}
