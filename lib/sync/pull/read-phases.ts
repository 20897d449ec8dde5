import { decodeHtmlText } from "@/lib/woo/html-text";
import { listAttributes } from "@/lib/woo/resources/attributes";
import { fetchCategoryPage, fetchProductPage, fetchTermPage } from "@/lib/woo/resources/pulled";
import { listTaxClasses, listTaxRates, toProductTaxClass } from "@/lib/woo/resources/taxes";
import { requestOptions } from "@/lib/sync/core/run-context";
import type { PullPhaseStep } from "./pull-phase";
import type { PulledTaxes } from "./pull-schema";
import { listVariedAttributes } from "./queries/list-varied-attributes";
import { type PulledItem, upsertItems } from "./queries/upsert-items";
import { readPages } from "./read-pages";

/** A store with a rate per postcode has tens of thousands, which nobody maps manually. */
const MAX_TAX_PAGES = 5;

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
    toItem: (product, time) => ({
      kind: "product",
      remoteId: product.id,
      label: product.name,
      sku: product.sku,
      ...time,
      payload: product,
    }),
  });

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
