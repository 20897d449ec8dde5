import { hashPayload, type SentFields } from "@/lib/sync/core/sent-fields";
import { nameKey } from "@/lib/woo/html-text";
import type { ShownValue } from "@/lib/woo/resources/product-fields";
import type { ThingField, ThingItem, ThingKind, ThingRow, ThingsPreview } from "./things-view";
import { THING_KINDS } from "./things-view";

/** One field of a planned thing: its part of the payload as it is now, and what is known of it elsewhere. */
export type ThingFieldInput = {
  field: ThingField;
  part: object;
  text: string;
  /** What was last sent, in words; undefined where links from before hold a hash only. */
  lastText: string | undefined;
  /** What the store has; undefined while it was not read, null where it has no such value. */
  storeText?: string | null | undefined;
};

/** Converts the fields of a thing to rows. A field whose sent hash is that of today was last sent as it is today. */
export function toThingRows(
  fields: readonly ThingFieldInput[],
  { sent, isSent }: { sent: SentFields; isSent: (field: ThingField) => boolean },
): ThingRow[] {
  return fields.map(({ field, part, text, lastText, storeText }) => {
    const last = sent[field] === undefined ? undefined : sent[field] === hashPayload(part) ? text : lastText;
    const row = { field, isSent: isSent(field), now: toText(text), lastSent: last === undefined ? null : toText(last) };
    if (storeText === undefined) return row;
    const inStore = storeText === null ? null : toText(storeText);
    return { ...row, inStore: { value: inStore, isSame: storeText !== null && nameKey(storeText) === nameKey(text) } };
  });
}

function toText(text: string): ShownValue {
  return { kind: "text", text };
}

/** Returns what a change of these fields is called; `again` when none of them changed. */
export function kindOfChange(changed: readonly string[], again: ThingKind): ThingKind {
  if (changed.includes("name")) return "rename";
  return changed.length > 0 ? "move" : again;
}

/** Counts things by kind, and lists those of which something is sent. */
export function toThingsPreview(
  items: readonly ThingItem[],
  read: Pick<ThingsPreview, "isStoreRead" | "storeError">,
): ThingsPreview {
  const counts = Object.fromEntries(THING_KINDS.map((kind) => [kind, 0])) as ThingsPreview["counts"];
  for (const { kind } of items) counts[kind] += 1;
  return { counts, items: items.filter(({ kind }) => kind !== "unchanged"), ...read };
}
