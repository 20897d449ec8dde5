import type { Tx } from "@/lib/db";
import { hashPayload } from "../sent-fields";

/** A linked product or variation, by its local id. */
type Linked = { kind: "product" | "variation"; localId: number };

const idsOf = (linked: readonly Linked[], kind: Linked["kind"]): number[] =>
  linked.filter((thing) => thing.kind === kind).map(({ localId }) => localId);

/** Deletes the sent hash of the SKU of linked things, so that the next plan sends the SKU. */
export async function deleteSkuHashes(tx: Tx, storeId: number, linked: readonly Linked[]): Promise<void> {
  await tx.$executeRaw`
    update product_links set sent = sent - 'sku'
    where store_id = ${storeId} and product_id = any(${idsOf(linked, "product")}::int[])`;
  await tx.$executeRaw`
    update variation_links set sent = sent - 'sku'
    where store_id = ${storeId} and variation_id = any(${idsOf(linked, "variation")}::int[])`;
}

/** Adds the sent hash of its SKU to the link of each thing. The links' other hashes stay without being read. */
export async function addSkuHashes(
  tx: Tx,
  storeId: number,
  linked: readonly (Linked & { sku: string })[],
): Promise<void> {
  for (const { kind, localId, sku } of linked) {
    const sent = JSON.stringify({ sku: hashPayload({ sku }) });
    if (kind === "product")
      await tx.$executeRaw`update product_links set sent = sent || ${sent}::jsonb where store_id = ${storeId} and product_id = ${localId}`;
    else
      await tx.$executeRaw`update variation_links set sent = sent || ${sent}::jsonb where store_id = ${storeId} and variation_id = ${localId}`;
  }
}
