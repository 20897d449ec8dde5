import { createHash } from "node:crypto";
import { z } from "zod";

/** Field name → hash of what was last sent for it; the column `sent` of every link. */
export const sentFieldsSchema = z.record(z.string(), z.string());
export type SentFields = z.infer<typeof sentFieldsSchema>;

/** Sent fields of something whose status in the store is not one that was sent: the next plan sends it. */
export const FOREIGN_STATUS: SentFields = { status: "not ours" };

/** Field name → the part of the payload that carries it; `W` is what the resource takes. */
export type FieldPayloads<W extends object> = Record<string, W>;

/**
 * Hash of a payload part, independent of key order. What was sent is compared, never what the
 * store returns: names come back HTML-encoded, HTML filtered and options re-sorted, so that
 * comparing answers would update everything each time.
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

/** The hashes of all given fields. */
export function hashFields(fields: FieldPayloads<object>): SentFields {
  return Object.fromEntries(Object.entries(fields).map(([name, part]) => [name, hashPayload(part)]));
}

/** The fields whose hash is not the one last sent, all of them when forced, and the hashes of those. */
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

/** One payload out of its parts. */
export function mergePayload<W extends object>(fields: FieldPayloads<W>): W {
  return Object.assign({}, ...Object.values(fields)) as W;
}
