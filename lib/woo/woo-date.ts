/**
 * Reads a `…_gmt` date of the store (`2026-11-23T11:14:01`, UTC without a zone mark, whole seconds).
 * Null for null, empty or unreadable dates. The other fields are in the shop's own time zone.
 */
export function parseWooDate(date: string | null | undefined): Date | null {
  if (!date) return null;
  const parsed = new Date(/(Z|[+-]\d\d:?\d\d)$/i.test(date) ? date : `${date}Z`);
  return Number.isNaN(parsed.getTime()) ? null : parsed;
}

/**
 * Converts a date for the store's filters (`modified_after`), in UTC and whole seconds rounded down. Needs
 * `dates_are_gmt: true`, because the store reads it in the shop's time zone by default.
 */
export function toWooDate(date: Date): string {
  return date.toISOString().slice(0, 19);
}
