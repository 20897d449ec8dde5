/**
 * How far a store's clock is ahead of the local one in milliseconds, by the `Date` header of an answer; negative for a
 * slow clock, undefined without a readable header. The header has whole seconds, and the age of a cached answer counts.
 *
 * @param headers names in lower case
 */
export function readClockSkew(headers: Record<string, string>, now: Date): number | undefined {
  const date = Date.parse(headers["date"] ?? "");
  if (Number.isNaN(date)) return undefined;
  const ageSeconds = /^\d{1,9}$/.exec(headers["age"] ?? "")?.[0] ?? "0";
  return date + Number(ageSeconds) * 1_000 - now.getTime();
}
