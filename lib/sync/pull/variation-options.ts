import type { PulledVariation } from "@/lib/woo/resources/pulled";

const ATTRIBUTE_LENGTH = 100;
const VALUE_LENGTH = 200;

/**
 * Returns attribute and value of each value of a variation, as long as the shop can have them.
 *
 * @param attributeNames remote id of a global attribute → its name
 */
export function optionsOf(
  { values }: PulledVariation,
  attributeNames: ReadonlyMap<number, string>,
): [attribute: string, value: string][] {
  return values.map(({ id, name, value }) => [
    (attributeNames.get(id) ?? name).slice(0, ATTRIBUTE_LENGTH),
    value.slice(0, VALUE_LENGTH),
  ]);
}
