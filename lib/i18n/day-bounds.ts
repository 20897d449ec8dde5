const DAY_MS = 86_400_000;
const SECOND_MS = 1000;

/** The first moment of a day, "2026-03-05", in a time zone: later than midnight where the clocks skip midnight. */
export function startOfDay(day: string, timeZone: string): Date {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  // The offset of the zone changes at most once within these two days.
  const [earlier = midnight, later = midnight] = [midnight - DAY_MS, midnight + DAY_MS]
    .map((at) => midnight - (clockOf(timeZone, at) - at))
    .toSorted((a, b) => a - b);
  return new Date(clockOf(timeZone, earlier) >= midnight ? earlier : later);
}

/** The last whole second of a day in a time zone, as WooCommerce ends a sale price. */
export function endOfDay(day: string, timeZone: string): Date {
  const next = new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
  return new Date(startOfDay(next, timeZone).getTime() - SECOND_MS);
}

/** One per time zone: making one takes longer than a thousand uses. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** What the clocks of a zone show at a moment, as the moment when UTC shows that. */
function clockOf(timeZone: string, at: number): number {
  let format = formats.get(timeZone);
  if (format === undefined) {
    const [numeric, hourCycle] = ["numeric", "h23"] as const;
    const time = { hour: numeric, minute: numeric, second: numeric } as const;
    format = new Intl.DateTimeFormat("en", {
      timeZone,
      hourCycle,
      year: numeric,
      month: numeric,
      day: numeric,
      ...time,
    });
    formats.set(timeZone, format);
  }
  const parts = format.formatToParts(at);
  const part = (type: string) => Number(parts.find((entry) => entry.type === type)?.value);
  return Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
}
