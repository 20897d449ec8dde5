/** The name of a variation on a line: "T-shirt – M, Blue". */
export function lineName(productName: string, options: readonly string[]): string {
  return options.length === 0 ? productName : `${productName} – ${options.join(", ")}`;
}
