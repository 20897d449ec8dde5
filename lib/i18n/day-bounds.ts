import { dayIn } from "./day-text";

const DAY_MS = 86_400_000;
const SECOND_MS = 1000;

/** The first moment of a day, "2026-03-05", in a time zone: later than midnight where the clocks skip midnight. */
export function startOfDay(day: string, timeZone: string): Date {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  // The offset of the zone changes at most once within these two days.
  const [before = midnight, after = midnight] = [midnight - DAY_MS, midnight + DAY_MS]
    .map((at) => midnight - offsetMs(timeZone, at))
    .toSorted((a, b) => a - b);
  return new Date(dayIn(timeZone, new Date(before)) === day ? before : after);
}

/** The last whole second of a day in a time zone, as WooCommerce ends a sale price. */
export function endOfDay(day: string, timeZone: string): Date {
  const next = new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
  return new Date(startOfDay(next, timeZone).getTime() - SECOND_MS);
}

/** What the clocks of a zone are ahead of UTC at a moment; negative behind it. */
function offsetMs(timeZone: string, at: number): number {
  const parts = new Intl.DateTimeFormat("en", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(at);
  const part = (type: string) => Number(parts.find((entry) => entry.type === type)?.value);
  const shown = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
  return shown - at;
}
