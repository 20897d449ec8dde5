import { z } from "zod";
import { getProduct } from "@/lib/catalog/get-product";
import { updateProduct } from "@/lib/catalog/update-product";
import type { Bridge } from "./bridge";
import { type Row, toRow } from "./rows";
import { findStocked, pathOf, type Stocked } from "./stocked";

/** Two products, two variations of one product, and a product with a variation, by SKU. */
const PAIRS = [
  ["ACC-PRICE-1", "ACC-PRICE-2"],
  ["ACC-ATTRIBUTE-1-1", "ACC-ATTRIBUTE-1-2"],
  ["ACC-PRICE-3", "ACC-ATTRIBUTE-2-1"],
] as const;

const skuSchema = z.object({ sku: z.string() });

/** Two things of the shop swap their SKUs, neither of which the store takes while the other has it. @throws WooError */
export async function checkSwaps(bridge: Bridge): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [left, right] of PAIRS) {
    const things = [await findStocked(bridge, left), await findStocked(bridge, right)] as const;
    await writeSku(bridge, things[0], `${left}-FREE`);
    await writeSku(bridge, things[1], left);
    await writeSku(bridge, things[0], right);
    const run = await bridge.sync("changed");
    const found = [await readSku(bridge, things[0]), await readSku(bridge, things[1])];
    const check = `SKUs of ${left} and ${right} swapped`;
    rows.push(toRow(`${check}: run`, "completed, 0 failed", `${run.status}, ${run.failed} failed`));
    rows.push(toRow(`${check}: in the store`, `${right}, ${left}`, found.join(", ")));
  }
  return rows;
}

async function writeSku({ shop }: Bridge, { variationId }: Stocked, sku: string): Promise<void> {
  const { db, business, user } = shop;
  const { productId } = await db.variation.findUniqueOrThrow({ where: { id: variationId } });
  const { updatedAt } = await getProduct(db, business.id, productId);
  await updateProduct(db, business.id, productId, { updatedAt, variations: [{ id: variationId, sku }] }, user.id);
}

async function readSku({ client }: Bridge, { remote }: Stocked): Promise<string> {
  return (await client.get(pathOf(remote), {}, skuSchema)).data.sku;
}
