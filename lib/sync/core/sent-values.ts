import type { SentValues } from "./sent-fields";

/** Longest text of a value, so that a catalogue of long descriptions does not double the size of the links. */
export const MAX_VALUE_CHARS = 240;
/** Most entries of a list, such as the options of an attribute. */
const MAX_LIST_ITEMS = 30;

/** Shortens a payload to what is stored of it: long texts end with "…", long lists end early. */
export function toSentValues(payload: object): SentValues {
  return Object.fromEntries(Object.entries(payload).map(([key, value]) => [key, shorten(value)]));
}

function shorten(value: unknown): unknown {
  if (typeof value === "string") return shortenText(value);
  if (Array.isArray(value)) return value.slice(0, MAX_LIST_ITEMS).map(shorten);
  return value !== null && typeof value === "object" ? toSentValues(value) : value;
}

/** Returns a text of at most MAX_VALUE_CHARS characters. */
export function shortenText(text: string): string {
  const characters = [...text.slice(0, 2 * MAX_VALUE_CHARS)];
  return characters.length <= MAX_VALUE_CHARS ? text : `${characters.slice(0, MAX_VALUE_CHARS - 1).join("")}…`;
}
