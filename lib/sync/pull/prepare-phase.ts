import { Decimal } from "decimal.js";
import type { Tx } from "@/lib/db";
import { lockPart } from "@/lib/db/locks";
import { attributeFields } from "@/lib/sync/attributes/link-attribute";
import { upsertLinks } from "@/lib/sync/core/queries/upsert-links";
import { termFields } from "@/lib/sync/attributes/plan-terms";
import { hashFields, mergePayload } from "@/lib/sync/core/sent-fields";
import { nameKey } from "@/lib/woo/html-text";
import { pulledTermSchema, termPosition } from "@/lib/woo/resources/pulled";
import { loadTaxReader } from "./load-tax-input";
import type { PullContext, PullPhaseStep } from "./pull-phase";
import { pullChoicesSchema, type PullTaxChoice } from "./pull-schema";
import { listUsedTaxClasses } from "./queries/list-used-tax-classes";
import { listUsedValues } from "./queries/list-used-values";
import { linkCategories } from "./link-categories";

/** Makes what products point to: tax rates, categories, attributes and their values, with their links. */
export const prepareShop: PullPhaseStep = async (context) => ({
  next: null,
  done: 1,
  total: 1,
  record: async (tx) => {
    await makeTaxes(tx, context);
    await linkCategories(tx, context);
    await linkAttributes(tx, context);
  },
});

/** Resolves the tax class of each product for good: a rate that is like the store's is made, and mapped to its class. */
async function makeTaxes(tx: Tx, context: PullContext): Promise<void> {
  const { pull, business } = context;
  const { taxOf } = await loadTaxReader(context);
  const choices = pullChoicesSchema.parse(pull.choices);
  const taxes: Record<string, PullTaxChoice> = { ...choices.taxes };
  for (const taxClass of await listUsedTaxClasses(tx, pull.id)) {
    const resolved = taxOf(taxClass);
    const choice =
      resolved.choice === "make" ? await makeRate(tx, business.id, resolved.name, resolved.percent) : resolved.choice;
    taxes[taxClass] = choice;
    if (typeof choice !== "number") continue;
    await tx.taxClassMapping.createMany({
      data: [{ storeId: pull.storeId, taxRateId: choice, taxClass }],
      skipDuplicates: true,
    });
  }
  await tx.storePull.update({ where: { id: pull.id }, data: { choices: { ...choices, taxes } } });
}

async function makeRate(tx: Tx, businessId: number, name: string, percent: string): Promise<number> {
  const rates = await tx.taxRate.findMany({ where: { businessId } });
  const same = rates.find(
    (rate) => !rate.isArchived && rate.name === name && new Decimal(percent).equals(rate.percent.toString()),
  );
  if (same) return same.id;
  const names = new Set(rates.map((rate) => rate.name));
  const full = names.has(name) ? `${name} ${new Decimal(percent).toFixed()} %` : name;
  const free = names.has(full) ? `${full} (WooCommerce)` : full;
  return (await tx.taxRate.create({ data: { businessId, name: free.slice(0, 100), percent } })).id;
}

/** Makes the global attributes and values that variations use, in the store's order, and links them as sent. */
async function linkAttributes(tx: Tx, { pull, business }: PullContext): Promise<void> {
  const used = await listUsedValues(tx, pull.id);
  if (used.length === 0) return;
  await lockPart(tx, "attributes", business.id);
  const inPull = { pullId: pull.id };
  const attributes = await tx.pullItem.findMany({
    where: { ...inPull, kind: "attribute" },
    orderBy: { remoteId: "asc" },
  });
  const terms = await tx.pullItem.findMany({ where: { ...inPull, kind: "term" } });
  const known = await tx.attribute.findMany({ where: { businessId: business.id }, include: { values: true } });
  const linked = new Set(
    (await tx.attributeLink.findMany({ where: { storeId: pull.storeId } })).map((l) => l.attributeId),
  );
  for (const remote of attributes) {
    const wanted = used.filter(({ attributeId }) => attributeId === remote.remoteId).map(({ value }) => value);
    if (wanted.length === 0) continue;
    const ordered = terms
      .filter(({ parentRemoteId }) => parentRemoteId === remote.remoteId)
      .map(({ label, payload }) => ({ label, term: pulledTermSchema.parse(payload) }))
      .sort((a, b) => termPosition(a.term) - termPosition(b.term) || a.term.id - b.term.id);
    const wantedKeys = new Set(wanted.map(nameKey));
    const named = ordered.filter(({ label }) => wantedKeys.has(nameKey(label)));
    const unnamed = wanted.filter((value) => !named.some(({ label }) => nameKey(label) === nameKey(value)));
    const label = remote.label.slice(0, 100);
    const local =
      known.find(({ name }) => name.toLowerCase() === label.toLowerCase()) ??
      (await tx.attribute.create({ data: { businessId: business.id, name: label }, include: { values: true } }));
    const before = new Set(local.values.map(({ name }) => name.toLowerCase()));
    const fresh = [...named.map((one) => one.label), ...unnamed].filter((value) => !before.has(value.toLowerCase()));
    const start = Math.max(-1, ...local.values.map(({ position }) => position)) + 1;
    await tx.attributeValue.createMany({
      data: [...new Set(fresh)].map((name, index) => ({
        attributeId: local.id,
        name: name.slice(0, 200),
        position: start + index,
      })),
      skipDuplicates: true,
    });
    if (!linked.has(local.id)) {
      linked.add(local.id);
      await tx.attributeLink.createMany({
        data: [
          {
            storeId: pull.storeId,
            attributeId: local.id,
            remoteId: remote.remoteId,
            sent: hashFields(attributeFields(local)),
            sentValues: { name: local.name },
          },
        ],
        skipDuplicates: true,
      });
    }
    const values = await tx.attributeValue.findMany({ where: { attributeId: local.id } });
    const byName = new Map(ordered.map(({ label: text, term }) => [nameKey(text), term.id]));
    await upsertLinks(
      tx,
      "attribute_term_links",
      pull.storeId,
      values.flatMap((value) => {
        const remoteId = byName.get(nameKey(value.name));
        if (remoteId === undefined) return [];
        const fields = termFields(value);
        return [{ localId: value.id, remoteId, sent: hashFields(fields), payload: mergePayload<object>(fields) }];
      }),
    );
  }
}
