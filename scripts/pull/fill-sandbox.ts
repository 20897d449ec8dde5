import { z } from "zod";
import type { WooClient } from "@/lib/woo/woo-client";

export const VARIATIONS_PER_PRODUCT = 4;
/** Every tenth product has variations. */
const VARIABLE_EACH = 10;
const BATCH = 100;
const CATEGORIES = 40;
const SIZES = ["Small", "Medium", "Large", "Extra large"];
/** About what a product of a real shop says. */
const DESCRIPTION = `<p>${"Made by hand, and sold as long as stock lasts. ".repeat(12)}</p>`;

const idSchema = z.object({ id: z.number().int() });
const batchSchema = z.object({ create: z.array(idSchema) });

/** Makes products in a sandbox store, every tenth with variations. Returns the ids of those, in order. */
export async function fillSandbox(client: WooClient, count: number): Promise<number[]> {
  const post = async (path: string, body: object) => (await client.post(path, body, idSchema)).data.id;
  const attributeId = await post("products/attributes", { name: "Size" });
  for (const name of SIZES) await post(`products/attributes/${attributeId}/terms`, { name });
  const categories: number[] = [];
  for (let index = 0; index < CATEGORIES; index += 1)
    categories.push(await post("products/categories", { name: `Category ${index}` }));
  const attribute = { id: attributeId, variation: true, visible: true, options: SIZES };
  const parents: number[] = [];
  for (let from = 0; from < count; from += BATCH) {
    const numbers = Array.from({ length: Math.min(BATCH, count - from) }, (_, index) => from + index);
    const create = numbers.map((number) => ({
      name: `Product ${number}`,
      sku: `P-${number}`,
      description: DESCRIPTION,
      categories: [{ id: categories[number % CATEGORIES] }],
      ...(isVariable(number)
        ? { type: "variable", attributes: [attribute] }
        : { type: "simple", regular_price: "12.50", manage_stock: true, stock_quantity: number % 90 }),
    }));
    const { data } = await client.post("products/batch", { create }, batchSchema);
    parents.push(...data.create.flatMap(({ id }, index) => (isVariable(from + index) ? [id] : [])));
  }
  for (const parent of parents) {
    const create = SIZES.map((option, index) => ({
      sku: `V-${parent}-${index}`,
      regular_price: "20.00",
      manage_stock: true,
      stock_quantity: index,
      attributes: [{ id: attributeId, option }],
    }));
    await client.post(`products/${parent}/variations/batch`, { create }, batchSchema);
  }
  return parents;
}

const isVariable = (number: number): boolean => number % VARIABLE_EACH === 0;
