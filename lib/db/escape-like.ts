/** Escapes the wildcards of LIKE and ILIKE, so that the text matches itself only. */
export function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}
