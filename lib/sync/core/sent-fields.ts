import { createHash } from "node:crypto";
import { z } from "zod";

/** Field name → sent hash; the column `sent` of every link. */
export const sentFieldsSchema = z.record(z.string(), z.string());
export type SentFields = z.infer<typeof sentFieldsSchema>;

/**
 * The column `sent_values` of links: the payload as last sent, key by key, for people to read. A
 * key may be left over from a field that is no longer sent; a field counts as sent only with its hash in `sent`.
 */
export const sentValuesSchema = z.record(z.string(), z.unknown()).catch({});
export type SentValues = z.infer<typeof sentValuesSchema>;

/** Sent fields of a thing whose status in the store was not set by the POS. The next plan sends the status. */
export const FOREIGN_STATUS: SentFields = { status: "not ours" };

/** Field name → its part of the payload; `W` is the payload type of the resource. */
export type FieldPayloads<W extends object> = Record<string, W>;

/**
 * Returns the hash of a payload part, independent of key order: 16 characters of base64url.
 *
 * Hashes of what was sent are compared, never the store's answers. The store returns names
 * HTML-encoded, HTML filtered and options re-sorted, so comparing answers would update everything each time.
 */
export function hashPayload(part: unknown): string {
  return createHash("sha256").update(canonicalJson(part)).digest("base64url").slice(0, 16);
}

function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (value !== null && typeof value === "object") {
    const entries = Object.entries(value).filter(([, part]) => part !== undefined);
    entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${canonicalJson(part)}`).join(",")}}`;
  }
  return JSON.stringify(value) ?? "null";
}

/** Returns the hash of each field. */
export function hashFields(fields: FieldPayloads<object>): SentFields {
  return Object.fromEntries(Object.entries(fields).map(([name, part]) => [name, hashPayload(part)]));
}

/** Returns the fields whose hash differs from the sent hash, or all fields when forced, with their hashes. */
export function pickChangedFields<W extends object>(
  fields: FieldPayloads<W>,
  sent: SentFields,
  isForced = false,
): { changed: FieldPayloads<W>; hashes: SentFields } {
  const changed: FieldPayloads<W> = {};
  const hashes: SentFields = {};
  for (const [name, part] of Object.entries(fields)) {
    const hash = hashPayload(part);
    if (!isForced && sent[name] === hash) continue;
    changed[name] = part;
    hashes[name] = hash;
  }
  return { changed, hashes };
}

/** Merges the parts of a payload into one. */
export function mergePayload<W extends object>(fields: FieldPayloads<W>): W {
  return Object.assign({}, ...Object.values(fields)) as W;
}
