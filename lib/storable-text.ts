/**
 * Text as PostgreSQL stores it: U+0000 is removed and half a surrogate pair becomes U+FFFD, since a text column refuses
 * the first and jsonb refuses both.
 */
export function storableText(text: string): string {
  return text.replaceAll("\u0000", "").replace(/\p{Surrogate}/gu, "\uFFFD");
}
