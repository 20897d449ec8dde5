/** Every variation is a row in the POS and in the store. More than 100 are likelier a mistake than a wish. */
export const MAX_VARIATIONS = 100;

/** More than three attributes are rare, and more than five values in a row are not readable at the till. */
export const MAX_ATTRIBUTES = 5;

export type AttributeInput = { name: string; values: string[] };

/** The number of combinations, computed without making them. */
export function countCombinations(attributes: readonly AttributeInput[]): number {
  return attributes.length === 0 ? 0 : attributes.reduce((product, { values }) => product * values.length, 1);
}

/**
 * All combinations of the values; the last attribute varies fastest, as in a size chart. Empty when there are more
 * than MAX_VARIATIONS.
 */
export function combine(attributes: readonly AttributeInput[]): string[][] {
  if (attributes.length === 0 || countCombinations(attributes) > MAX_VARIATIONS) return [];
  return attributes.reduce<string[][]>(
    (rows, { values }) => rows.flatMap((row) => values.map((value) => [...row, value])),
    [[]],
  );
}

/** A key for comparing options: case and surrounding white space do not count. */
export function optionKey(options: readonly string[]): string {
  return JSON.stringify(options.map((option) => option.trim().toLowerCase()));
}
