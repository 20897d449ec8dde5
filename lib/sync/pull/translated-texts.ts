import type { Tx } from "@/lib/db";
import type { ProductText } from "@/lib/generated/prisma/client";
import type { PulledProduct } from "@/lib/woo/resources/pulled";

/** A product's texts in the store's language; null: as entered. */
export type StoreTexts = Pick<ProductText, "name" | "description" | "shortDescription">;

/** Loads products' texts in a language, by product id; none without a language. */
export async function loadStoreTexts(
  db: Tx,
  language: string | null,
  productIds: readonly number[],
): Promise<Map<number, StoreTexts>> {
  if (language === null) return new Map();
  const rows = await db.productText.findMany({ where: { language, productId: { in: [...productIds] } } });
  return new Map(rows.map((row) => [row.productId, row]));
}

/**
 * Returns the texts that the store has in its language as the shop has them; null for one that it has otherwise. Taken
 * over as entered, such a text would go to stores of every language.
 */
export function translatedTexts(product: PulledProduct, texts: StoreTexts | undefined): StoreTexts {
  const same = (column: keyof StoreTexts) => {
    const text = texts?.[column] ?? null;
    return text !== null && plainText(text) === plainText(product[column]) ? text : null;
  };
  return { name: same("name"), description: same("description"), shortDescription: same("shortDescription") };
}

/** A text as the store's and the shop's are compared: without surplus white space. */
export function plainText(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
