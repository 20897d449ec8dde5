import { decodeHTML } from "entities";

/**
 * Turns a name as the store returns it (`Coffee &amp; Tea`, recording `category.create.child`)
 * into plain text. Decodes once: a name that really contains `&amp;` comes back as `&amp;amp;`.
 */
export function decodeHtmlText(text: string): string {
  return decodeHTML(text);
}

/** Plain text of a sentence with markup: tags removed, entities decoded, white space collapsed. */
export function stripHtml(text: string): string {
  return decodeHTML(text.replace(/<[^>]*>/g, " "))
    .replace(/\s+/g, " ")
    .trim();
}

/**
 * The form in which two names are the same to a store: entities decoded, trimmed, spaces
 * collapsed, NFC, without case. Usable as a map key.
 */
export function nameKey(name: string): string {
  return decodeHTML(name).normalize("NFC").replace(/\s+/g, " ").trim().toLowerCase();
}
