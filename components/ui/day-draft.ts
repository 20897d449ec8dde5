import { formatDay, isDay, parseDay } from "@/lib/i18n/day-text";
import type { Locale } from "@/lib/i18n/locale";

/** Why a typed text is refused. */
export type DayProblem = "invalid" | "tooEarly" | "tooLate";

/** The text of a date box, and the value that its owner knows. */
export type DayDraft = {
  /** As typed; null shows the value. */
  text: string | null;
  /** The latest value from the owner. */
  seen: string;
  problem: DayProblem | null;
};

export const startDraft = (value: string): DayDraft => ({ text: null, seen: value, problem: null });

/** The report of a text to the owner: a day, nothing, or the text itself when it is neither. */
export function reportedBy(locale: Locale, text: string): string {
  return text.trim() === "" ? "" : (parseDay(locale, text) ?? text);
}

/** Takes a value from the owner: the typed text stays while it means that value, and gives way to any other. */
export function followValue(locale: Locale, draft: DayDraft, value: string): DayDraft {
  if (value === draft.seen) return draft;
  const isSaid =
    draft.text !== null && draft.text !== formatDay(locale, value) && reportedBy(locale, draft.text) === value;
  return isSaid ? { ...draft, seen: value } : startDraft(value);
}

/** Why a reported text is no day between the two bounds. */
export function problemOf(
  day: string,
  { min, max }: { min?: string | undefined; max?: string | undefined },
): DayProblem | null {
  if (day === "") return null;
  if (!isDay(day)) return "invalid";
  if (min && day < min) return "tooEarly";
  return max && day > max ? "tooLate" : null;
}
