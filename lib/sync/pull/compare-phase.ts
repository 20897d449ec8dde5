import { loadShopIndex } from "./load-shop-index";
import { planProduct } from "./plan-product";
import type { PullPhaseStep } from "./pull-phase";
import { listPulledProducts } from "./queries/list-pulled-products";
import { recordPlans } from "./queries/record-plans";

const PRODUCTS_PER_SLICE = 300;

/** Compares the products that were read with those of the shop. */
export const compareProducts: PullPhaseStep = async (context, cursor) => {
  const { db, pull } = context;
  const families = await listPulledProducts(db, pull.id, cursor.afterId, PRODUCTS_PER_SLICE);
  const last = families.at(-1);
  const total =
    cursor.afterId === 0 ? await db.pullItem.count({ where: { pullId: pull.id, kind: "product" } }) : undefined;
  if (last === undefined) return { next: null, done: 0, total };
  const { index, taken } = await loadShopIndex(context, families);
  const planned = families.map((family) => {
    const plan = planProduct(family, index);
    // Two products of the store must not match one of the shop.
    if (plan.productId !== null) taken.add(plan.productId);
    return { remoteId: family.remoteId, plan };
  });
  return {
    next: { ...cursor, afterId: last.remoteId },
    done: families.length,
    total,
    record: (tx) => recordPlans(tx, pull.id, planned),
  };
};
