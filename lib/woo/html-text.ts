import { decodeHTML } from "entities";

/**
 * Converts a name as the store returns it (`Coffee &amp; Tea`, recording `category.create.child`) to plain text. Decodes
 * once, because the store returns a name that contains `&amp;` as `&amp;amp;`.
 */
export function decodeHtmlText(text: string): string {
  return decodeHTML(text);
}

/** Converts a sentence with markup to plain text: tags removed, entities decoded, white space collapsed. */
export function stripHtml(text: string): string {
  return decodeHTML(text.replace(/<[^>]*>/g, " "))
    .replace(/\s+/g, " ")
    .trim();
}

/**
 * Returns the form in which a store compares names: entities decoded, trimmed, spaces collapsed, NFC, without case.
 * Usable as a map key.
 */
export function nameKey(name: string): string {
  return decodeHTML(name).normalize("NFC").replace(/\s+/g, " ").trim().toLowerCase();
}
