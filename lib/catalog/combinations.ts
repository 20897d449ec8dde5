/** Every variation is a row in the shop and in the store; beyond this a mistake is likelier than a wish. */
export const MAX_VARIATIONS = 100;

/** More than three are rare, and a row of five choices is no longer readable at the till. */
export const MAX_ATTRIBUTES = 5;

export type AttributeInput = { name: string; values: string[] };

/** How many combinations there would be, without making them. */
export function countCombinations(attributes: readonly AttributeInput[]): number {
  return attributes.length === 0 ? 0 : attributes.reduce((product, { values }) => product * values.length, 1);
}

/** Each value with each: the last attribute changes fastest, as one reads a size chart. */
export function combine(attributes: readonly AttributeInput[]): string[][] {
  if (attributes.length === 0 || countCombinations(attributes) > MAX_VARIATIONS) return [];
  return attributes.reduce<string[][]>(
    (rows, { values }) => rows.flatMap((row) => values.map((value) => [...row, value])),
    [[]],
  );
}

/** Two writings of one choice are one choice. */
export function optionKey(options: readonly string[]): string {
  return JSON.stringify(options.map((option) => option.trim().toLowerCase()));
}
