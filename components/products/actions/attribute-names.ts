import type { Rename } from "@/lib/catalog/new-product-schema";
import type { ProductView } from "@/lib/catalog/product-view";

type NamedAttribute = { name: string; values: string[] };

/** The attributes of a product's variations, in the order of their first use. */
export function attributesOf({ variations }: Pick<ProductView, "variations">): NamedAttribute[] {
  const values = new Map<string, Set<string>>();
  for (const { attribute, value } of variations.flatMap(({ options }) => options)) {
    values.set(attribute, (values.get(attribute) ?? new Set()).add(value));
  }
  return [...values].map(([name, own]) => ({ name, values: [...own] }));
}

/** The key of an attribute, or of one of its values, among the typed names. */
export function keyOf(attribute: string, value: string | null): string {
  return JSON.stringify([attribute, value]);
}

/** The typed names that differ; an empty name is ignored. */
export function changedNames(attributes: readonly NamedAttribute[], typed: ReadonlyMap<string, string>): Rename[] {
  return attributes.flatMap(({ name: attribute, values }) =>
    [null, ...values].flatMap((value) => {
      const name = typed.get(keyOf(attribute, value))?.trim() ?? "";
      return name === "" || name === (value ?? attribute) ? [] : [{ attribute, value, name }];
    }),
  );
}
