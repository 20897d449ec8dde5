/** "S, M | L" → three values, each once: commas of both scripts, lines, and WooCommerce's own bar. */
export function splitValues(text: string): string[] {
  const values = text
    .split(/[,،|\n\t]/)
    .map((value) => value.trim())
    .filter((value) => value !== "");
  return [...new Map(values.map((value) => [value.toLowerCase(), value])).values()];
}
