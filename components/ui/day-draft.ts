import { formatDay, isDay, parseDay } from "@/lib/i18n/day-text";
import type { Locale } from "@/lib/i18n/locale";

/** Why what was typed is not taken. */
export type DayProblem = "invalid" | "tooEarly" | "tooLate";

/** What stands in a date box, beside the value that its owner knows. */
export type DayDraft = {
  /** As typed; null shows the value. */
  text: string | null;
  /** The value that came last. */
  seen: string;
  problem: DayProblem | null;
};

export const startDraft = (value: string): DayDraft => ({ text: null, seen: value, problem: null });

/** What a text is for its owner: a day, nothing, or the text itself when it is neither. */
export function reportedBy(locale: Locale, text: string): string {
  return text.trim() === "" ? "" : (parseDay(locale, text) ?? text);
}

/** A value came: what is being typed stays where it says just that, and gives way to any other value. */
export function followValue(locale: Locale, draft: DayDraft, value: string): DayDraft {
  if (value === draft.seen) return draft;
  const isSaid =
    draft.text !== null && draft.text !== formatDay(locale, value) && reportedBy(locale, draft.text) === value;
  return isSaid ? { ...draft, seen: value } : startDraft(value);
}

/** What stands against a reported text as a day between two others. */
export function problemOf(
  day: string,
  { min, max }: { min?: string | undefined; max?: string | undefined },
): DayProblem | null {
  if (day === "") return null;
  if (!isDay(day)) return "invalid";
  if (min && day < min) return "tooEarly";
  return max && day > max ? "tooLate" : null;
}
