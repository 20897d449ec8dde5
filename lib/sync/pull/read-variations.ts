import {
  type AnswerTime,
  fetchListedVariationPage,
  fetchVariationPage,
  type PulledVariation,
} from "@/lib/woo/resources/pulled";
import { isWooError } from "@/lib/woo/woo-error";
import { requestOptions } from "@/lib/sync/core/run-context";
import { failsAlone } from "@/lib/sync/core/separate-fault";
import type { PullContext, PullPhaseStep, PullSlice } from "./pull-phase";
import type { PullCursor } from "./pull-schema";
import { countVariedParents, listVariedParents, mapVariedParents } from "./queries/list-varied-parents";
import { type PulledItem, upsertItems } from "./queries/upsert-items";
import { readPages, timeOf } from "./read-pages";

/** Products of one slice, each a request. So few are read faster one by one than by a listing that has drafts' too. */
const PARENTS_PER_SLICE = 24;

/** Reads the variations of the products that may be taken over: from WooCommerce 10.3 by pages, before it product by product. */
export const readVariations: PullPhaseStep = async (context, cursor) => {
  const isFirst = cursor.page === 1 && cursor.afterId === 0;
  const total = isFirst ? await countVariedParents(context.db, context.pull.id) : undefined;
  if (cursor.isPerProduct || (total !== undefined && total <= PARENTS_PER_SLICE))
    return readPerProduct(context, { ...cursor, isPerProduct: true }, total);
  try {
    return await readListed(context, cursor);
  } catch (error) {
    if (!isFirst || !isWooError(error) || error.code !== "not_found_route") throw error;
    return readPerProduct(context, { ...cursor, isPerProduct: true }, total);
  }
};

async function readListed(context: PullContext, cursor: PullCursor): Promise<PullSlice> {
  const skuByParent = await mapVariedParents(context.db, context.pull.id);
  return readPages(context, cursor, {
    fetch: (page) => fetchListedVariationPage(context.client, page, requestOptions(context)),
    toItem: ({ parentId, variation }, time) => {
      const sku = skuByParent.get(parentId);
      return sku === undefined ? null : toItem({ remoteId: parentId, sku }, variation, time);
    },
  });
}

async function readPerProduct(context: PullContext, cursor: PullCursor, total?: number): Promise<PullSlice> {
  const parents = await listVariedParents(context.db, context.pull.id, cursor.afterId, PARENTS_PER_SLICE);
  const read = await Promise.all(parents.map((parent) => readVariationsOf(context, parent)));
  const last = parents.at(-1);
  return {
    next: last === undefined || parents.length < PARENTS_PER_SLICE ? null : { ...cursor, afterId: last.remoteId },
    done: parents.length,
    total,
    record: (tx) => upsertItems(tx, context.pull.id, read.flat()),
  };
}

type Parent = { remoteId: number; sku: string };

async function readVariationsOf(context: PullContext, parent: Parent): Promise<PulledItem[]> {
  const items: PulledItem[] = [];
  try {
    for (let page = 1, isLast = false; !isLast; page += 1) {
      const read = await fetchVariationPage(context.client, parent.remoteId, page, requestOptions(context));
      isLast = read.isLast;
      items.push(...read.items.map((variation) => toItem(parent, variation, timeOf(read))));
    }
  } catch (error) {
    // Somebody has deleted the product meanwhile. Without variations it is left out.
    if (!failsAlone(error)) throw error;
  }
  return items;
}

function toItem(parent: Parent, variation: PulledVariation, time: AnswerTime): PulledItem {
  return {
    kind: "variation",
    remoteId: variation.id,
    parentRemoteId: parent.remoteId,
    label: variation.values.map(({ value }) => value).join(" / "),
    // The store answers the product's SKU for a variation without its own.
    sku: variation.sku === parent.sku ? "" : variation.sku,
    ...time,
    payload: variation,
  };
}
