import { z, type ZodType } from "zod";
import { idSchema } from "@/lib/id-schema";
import { isInterruption } from "./interrupted";
import { translateItemError } from "./translate-error";
import { isWooError, WooError } from "./woo-error";

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

/** The signal fired before an answer about this item came. */
export type WooItemInterrupted = { ok: false; error: null; maybeSent: boolean };

export type WooSentItem<T> = WooItemResult<T> | WooItemInterrupted;

/** Same lengths and positions as the sent batch. */
export type WooBatchResult<T> = { create: WooSentItem<T>[]; update: WooSentItem<T>[] };

/** An item on its way: what is known of its answer. */
export type Slot<T> = {
  kind: "create" | "update";
  item: WooBatchItem;
  result: WooItemResult<T> | undefined;
  maybeSent: boolean;
  /** How often its answer was lost while the store may have gone on. */
  lost: number;
};

/**
 * Reads the answers by position. Where their number differs from the number sent, no item counts as answered, because a
 * link to the wrong product would be worse.
 */
export function readResults<T>(
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

/** An item that is to be sent. */
export function toSlot<T>(kind: Slot<T>["kind"], item: WooBatchItem): Slot<T> {
  return { kind, item, result: undefined, maybeSent: false, lost: 0 };
}

/** Notes that the store may have carried out what no answer came for. */
export function noteLostAnswer<T>(slots: readonly Slot<T>[], error: unknown): void {
  const isLost = isInterruption(error) || (isWooError(error) && error.answerLost);
  if (isLost) for (const slot of slots) slot.maybeSent = true;
}

/** Ends items with an error. */
export function fail<T>(slots: readonly Slot<T>[], error: WooError): void {
  for (const slot of slots) slot.result = { ok: false, error, maybeSent: slot.maybeSent };
}

/** The payloads of one kind, in the order in which they are sent. */
export function itemsOf<T>(slots: readonly Slot<T>[], kind: Slot<T>["kind"]): WooBatchItem[] {
  return slots.filter((slot) => slot.kind === kind).map((slot) => slot.item);
}

/** The elements that pass a test, and the others. */
export function partition<T>(list: readonly T[], test: (element: T) => boolean): [T[], T[]] {
  return [list.filter(test), list.filter((element) => !test(element))];
}

/** What became of an item; one without an answer was interrupted. */
export function resultOf<T>({ result, maybeSent }: Slot<T>): WooSentItem<T> {
  return result ?? { ok: false, error: null, maybeSent };
}
