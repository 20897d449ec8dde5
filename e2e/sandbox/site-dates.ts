/** Dates are stored as in WordPress: whole seconds, GMT, without a zone. */

export const toGmtText = (date: Date): string => date.toISOString().slice(0, 19);

export const shiftMinutes = (text: string, minutes: number): string =>
  minutes === 0 ? text : toGmtText(new Date(Date.parse(`${text}Z`) + minutes * 60_000));

/**
 * A date of a request as text of the wanted column: a zone in the text is applied, otherwise the text is stored as it
 * is.
 */
export function parseDateInput(text: string, columnOffsetMinutes: number): string | null {
  const hasZone = /(?:Z|[+-]\d{2}:?\d{2})$/i.test(text);
  const time = Date.parse(hasZone ? text : `${text}Z`);
  if (Number.isNaN(time)) return null;
  return hasZone ? shiftMinutes(toGmtText(new Date(time)), columnOffsetMinutes) : toGmtText(new Date(time));
}
