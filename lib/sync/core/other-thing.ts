import { normaliseSku } from "@/lib/woo/resources/sku";
import { parseWooDate } from "@/lib/woo/woo-date";
import { hashPayload } from "./sent-fields";

/** What is known of a linked product or variation. */
export type LinkedThing = {
  /** Of today; the store may still have the one that it was sent. */
  sku: string;
  /** The hash of the SKU that the store was last sent; null when none was sent. */
  sentSku: string | null;
  sentAt: Date;
  /** When the thing was made here; null when it was not made in the store by a run. */
  bornAt: Date | null;
};

/** What the store answers under the thing's id. */
export type RemoteIdentity = { sku?: string | undefined; date_created_gmt?: string | null | undefined };

/** Time zones, and staff who date a product back a little. */
const DATED_BACK_MS = 2 * 86_400_000;

/** Whether the store answers another SKU than today's. */
export function hasOtherSku(expected: string, { sku = "" }: RemoteIdentity): boolean {
  return sku !== "" && normaliseSku(expected) !== "" && normaliseSku(sku) !== normaliseSku(expected);
}

/**
 * Whether the id stands for another thing than the linked one, because the store's database was replaced and the id was
 * issued again: the SKU is neither today's nor the one that was sent, and the thing was created after it was last sent to,
 * or before it was made here. Any other SKU was changed by staff in the store.
 */
export function isOtherThing(linked: LinkedThing, answer: RemoteIdentity): boolean {
  if (!hasOtherSku(linked.sku, answer) || linked.sentSku === hashPayload({ sku: answer.sku })) return false;
  const createdAt = parseWooDate(answer.date_created_gmt);
  if (createdAt === null || createdAt > linked.sentAt) return true;
  return linked.bornAt !== null && createdAt.getTime() < linked.bornAt.getTime() - DATED_BACK_MS;
}
