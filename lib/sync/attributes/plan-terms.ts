import { mergePayload, pickChangedFields, type SentFields } from "@/lib/sync/core/sent-fields";
import { type WooTermWrite, writeTermPosition } from "@/lib/woo/resources/terms";

export type LocalTerm = { id: number; name: string; position: number };

export type TermPlan = {
  payload: WooTermWrite;
  /** The sent hashes once it is sent. */
  sent: SentFields;
  changed: string[];
};

/** Returns the fields that are sent of a value of an attribute. */
export function termFields({ name, position }: Pick<LocalTerm, "name" | "position">): {
  name: WooTermWrite;
  position: WooTermWrite;
} {
  return { name: { name }, position: writeTermPosition(position) };
}

/** Plans one value: new, renamed or moved; null when nothing is to be sent. */
export function planTerm(value: LocalTerm, link: { sent: SentFields } | null, isForced: boolean): TermPlan | null {
  const before = link?.sent ?? {};
  const { changed, hashes } = pickChangedFields(termFields(value), before, isForced);
  const names = Object.keys(changed);
  if (names.length === 0) return null;
  return { payload: mergePayload(changed), sent: { ...before, ...hashes }, changed: names };
}
