import { decodeHtmlText } from "@/lib/woo/html-text";
import { listAttributes } from "@/lib/woo/resources/attributes";
import {
  fetchCategoryPage,
  fetchProductPage,
  fetchTermPage,
  fetchVariationPage,
  PER_PAGE,
  type PulledPage,
} from "@/lib/woo/resources/pulled";
import { listTaxClasses, listTaxRates, toProductTaxClass } from "@/lib/woo/resources/taxes";
import { WooError } from "@/lib/woo/woo-error";
import { requestOptions } from "@/lib/sync/core/run-context";
import { failsAlone } from "@/lib/sync/core/separate-fault";
import type { PullContext, PullPhaseStep, PullSlice } from "./pull-phase";
import type { PullCursor, PulledTaxes } from "./pull-schema";
import { listVariedAttributes } from "./queries/list-varied-attributes";
import { countVariedParents, listVariedParents } from "./queries/list-varied-parents";
import { type PulledItem, upsertItems } from "./queries/upsert-items";

/** Pages and parents of one slice: a few seconds of a small store, several requests at a time within the limiter. */
const PAGES_PER_SLICE = 4;
const PARENTS_PER_SLICE = 24;
/** A store with a rate per postcode has tens of thousands, which nobody maps manually. */
const MAX_TAX_PAGES = 5;

type Listing<T> = {
  fetch: (page: number) => Promise<PulledPage<T>>;
  toItem: (item: T, readAt: Date) => PulledItem;
};

/** Reads the next pages of a listing by id. How many there are is known after the first. */
async function readPages<T extends { id: number }>(
  { pull }: PullContext,
  cursor: PullCursor,
  { fetch, toItem }: Listing<T>,
): Promise<PullSlice> {
  const left = cursor.page === 1 ? 1 : Math.ceil(pull.total / PER_PAGE) - cursor.page + 1;
  const count = Math.max(1, Math.min(PAGES_PER_SLICE, left));
  const pages = await Promise.all(Array.from({ length: count }, (_, index) => fetch(cursor.page + index)));
  const found = pages.flatMap(({ items }) => items);
  refuseEarlier(found, cursor.afterId);
  const isDone = pages.some(({ isLast }) => isLast);
  return {
    next: isDone ? null : { page: cursor.page + count, afterId: found.at(-1)?.id ?? cursor.afterId },
    done: found.length,
    total: pages[0]?.total,
    record: (tx) =>
      upsertItems(
        tx,
        pull.id,
        pages.flatMap(({ items, readAt }) => items.map((item) => toItem(item, readAt))),
      ),
  };
}

/** Ids ascend, so a page with an earlier one is another page's answer. @throws WooError `cached_answers` */
function refuseEarlier(items: readonly { id: number }[], afterId: number): void {
  let last = afterId;
  for (const { id } of items) {
    if (id <= last) throw new WooError({ code: "cached_answers" });
    last = id;
  }
}

export const readCategories: PullPhaseStep = (context, cursor) =>
  readPages(context, cursor, {
    fetch: (page) => fetchCategoryPage(context.client, page, requestOptions(context)),
    toItem: (category) => ({
      kind: "category",
      remoteId: category.id,
      parentRemoteId: category.parent,
      label: decodeHtmlText(category.name),
      payload: category,
    }),
  });

export const readAttributes: PullPhaseStep = async (context) => {
  const attributes = await listAttributes(context.client, requestOptions(context));
  const items = attributes.map((attribute): PulledItem => ({
    kind: "attribute",
    remoteId: attribute.id,
    label: decodeHtmlText(attribute.name),
    payload: attribute,
  }));
  const { length } = items;
  return { next: null, done: length, total: length, record: (tx) => upsertItems(tx, context.pull.id, items) };
};

export const readProducts: PullPhaseStep = (context, cursor) =>
  readPages(context, cursor, {
    fetch: (page) => fetchProductPage(context.client, page, requestOptions(context)),
    toItem: (product, readAt) => ({
      kind: "product",
      remoteId: product.id,
      label: product.name,
      sku: product.sku,
      readAt,
      payload: product,
    }),
  });

export const readVariations: PullPhaseStep = async (context, cursor) => {
  const { db, pull } = context;
  const parents = await listVariedParents(db, pull.id, cursor.afterId, PARENTS_PER_SLICE);
  const total = cursor.afterId === 0 ? await countVariedParents(db, pull.id) : undefined;
  const read = await Promise.all(parents.map((parent) => readVariationsOf(context, parent)));
  const last = parents.at(-1);
  return {
    next: last === undefined || parents.length < PARENTS_PER_SLICE ? null : { ...cursor, afterId: last.remoteId },
    done: parents.length,
    total,
    record: (tx) => upsertItems(tx, pull.id, read.flat()),
  };
};

async function readVariationsOf(
  context: PullContext,
  parent: { remoteId: number; sku: string },
): Promise<PulledItem[]> {
  const items: PulledItem[] = [];
  try {
    for (let page = 1, isLast = false; !isLast; page += 1) {
      const read = await fetchVariationPage(context.client, parent.remoteId, page, requestOptions(context));
      isLast = read.isLast;
      for (const variation of read.items) {
        // The store answers the product's SKU for a variation without its own.
        const sku = variation.sku === parent.sku ? "" : variation.sku;
        const label = variation.values.map(({ value }) => value).join(" / ");
        items.push({
          kind: "variation",
          remoteId: variation.id,
          parentRemoteId: parent.remoteId,
          label,
          sku,
          readAt: read.readAt,
          payload: variation,
        });
      }
    }
  } catch (error) {
    // Somebody has deleted the product meanwhile. Without variations it is left out.
    if (!failsAlone(error)) throw error;
  }
  return items;
}

export const readTerms: PullPhaseStep = async (context, cursor) => {
  const attributes = await listVariedAttributes(context.db, context.pull.id);
  const attributeId = attributes.find((id) => id > cursor.afterId);
  if (attributeId === undefined) return { next: null, done: 0, total: attributes.length };
  const items: PulledItem[] = [];
  for (let page = 1, isLast = false; !isLast; page += 1) {
    const read = await fetchTermPage(context.client, attributeId, page, requestOptions(context));
    isLast = read.isLast;
    for (const term of read.items)
      items.push({
        kind: "term",
        remoteId: term.id,
        parentRemoteId: attributeId,
        label: decodeHtmlText(term.name),
        payload: term,
      });
  }
  return {
    next: { ...cursor, afterId: attributeId },
    done: 1,
    total: attributes.length,
    record: (tx) => upsertItems(tx, context.pull.id, items),
  };
};

export const readTaxes: PullPhaseStep = async (context) => {
  const classes = await listTaxClasses(context.client, requestOptions(context));
  const { rates } = await listTaxRates(context.client, MAX_TAX_PAGES, requestOptions(context));
  const taxes: PulledTaxes = {
    classes: classes.map(({ slug, name }) => ({ slug: toProductTaxClass(slug), name: decodeHtmlText(name) })),
    rates: rates.map(({ name, percent, taxClass }) => ({ name, percent, taxClass })),
  };
  return {
    next: null,
    done: classes.length,
    total: classes.length,
    record: async (tx) => {
      await tx.storePull.update({ where: { id: context.pull.id }, data: { taxes } });
    },
  };
};
