import type { WooSkuCandidate } from "@/lib/woo/resources/sku";
import { loadProductSnapshots } from "./load-snapshots";
import { type LinkedProduct, planProduct, type ProductOperation } from "./plan-products";
import type { FieldContext } from "./fields";
import type { ProductSnapshot } from "./snapshot";
import type { CounterDelta } from "@/lib/sync/core/outcomes";
import { type RunContext, SLICE_SIZE } from "@/lib/sync/core/run-context";
import { loadFieldContext } from "./load-field-context";
import { countScope, listScopeIds } from "@/lib/sync/core/queries/run-scope";
import { sentFieldsSchema } from "@/lib/sync/core/sent-fields";
import { findNextProduct } from "@/lib/sync/core/next-item";
import { sliceLimit } from "@/lib/sync/core/run-cursor";
import { findProcessed } from "@/lib/sync/core/processed-items";
import { matchProducts, readHolders } from "./match-products";
import type { Phase } from "@/lib/sync/core/phase";
import { type OpenDecision, recordDecisions } from "./record-decisions";
import type { ProductToReplan, ProductToSend } from "./product-to-send";
import { type FailedProduct, recordMissingAttributes } from "./record-missing-attributes";
import { type BlockedProduct, sendBlockedProducts } from "./send-blocked-products";
import { sendProducts } from "./send-products";

/** Products: unlinked ones are matched by SKU, then all are created or updated in batches. */
export const productsPhase: Phase = {
  count: (context) => countScope(context.db, context, "products"),
  findNext: (context, cursor) => findNextProduct(context, "products", cursor),

  async step(context, cursor) {
    const ids = await listScopeIds(
      context.db,
      context,
      "products",
      cursor.afterId,
      sliceLimit(cursor, context.deps.sliceSize ?? SLICE_SIZE),
    );
    const last = ids.at(-1);
    if (last === undefined) return null;
    const processed = await findProcessed(context, "product", ids);
    const { business, store, settings } = context;
    const products = await loadProductSnapshots(
      context.db,
      { businessId: business.id, locationId: store.locationId, priceGroupId: settings.priceGroupId },
      ids.filter((id) => !processed.has(id)),
    );
    const fields = await loadFieldContext(
      context,
      products.flatMap((product) => product.categoryId ?? []),
    );
    return { next: { ...cursor, afterId: last }, unlogged: await sendSlice(context, products, fields) };
  },
};

/**
 * Plans and sends the products of a slice, and replans once those that the store's answer changes. Returns
 * the unlogged counters.
 */
async function sendSlice(
  context: RunContext,
  products: readonly ProductSnapshot[],
  fields: FieldContext,
): Promise<CounterDelta> {
  const links = await loadProductLinks(context, products);
  const first = await planSlice(context, products, links, fields);
  const unlogged = countSkipped(first.skipped);
  await recordDecisions(context, first.decisions);
  await recordMissingAttributes(context, first.failed);
  const { toReplan, blocked } = await sendProducts(context, first.toSend, { mayReplan: true });
  blocked.push(...(await sendReplanned(context, toReplan, fields)));
  // Last, when the store has the SKUs of all others.
  await sendBlockedProducts(context, blocked);
  return unlogged;
}

/** Sends products with a new plan; returns those whose SKU is taken. */
async function sendReplanned(
  context: RunContext,
  toReplan: readonly ProductToReplan[],
  fields: FieldContext,
): Promise<BlockedProduct[]> {
  if (toReplan.length === 0) return [];
  // Their links are deleted, or the store has unlinked products with their SKUs: they are matched again.
  const again = toReplan.map(({ product }) => product);
  const second = await planSlice(
    context,
    again,
    await loadProductLinks(context, again),
    fields,
    await readHolders(context, toReplan),
  );
  await recordDecisions(context, second.decisions);
  await recordMissingAttributes(context, second.failed);
  return (await sendProducts(context, second.toSend, { mayReplan: false })).blocked;
}

/** Counts the products that need no request. Unchanged ones have no entry, since there may be many thousands. */
function countSkipped(skipped: SlicePlan["skipped"]): CounterDelta {
  const unchanged = skipped.filter((operation) => operation.reason === "unchanged").length;
  return { done: skipped.length, unchanged, skipped: skipped.length - unchanged };
}

async function loadProductLinks(
  context: RunContext,
  products: readonly ProductSnapshot[],
): Promise<Map<number, LinkedProduct>> {
  const rows = await context.db.productLink.findMany({
    where: { storeId: context.store.id, productId: { in: products.map((product) => product.id) } },
  });
  return new Map(
    rows.map((row) => [
      row.productId,
      { remoteId: row.remoteId, sentType: row.sentType, sent: sentFieldsSchema.parse(row.sent) },
    ]),
  );
}

type SlicePlan = {
  skipped: Extract<ProductOperation, { kind: "skip" }>[];
  failed: FailedProduct[];
  decisions: OpenDecision[];
  toSend: ProductToSend[];
};

async function planSlice(
  context: RunContext,
  products: readonly ProductSnapshot[],
  links: ReadonlyMap<number, LinkedProduct>,
  fields: FieldContext,
  holders: ReadonlyMap<number, WooSkuCandidate> = new Map(),
): Promise<SlicePlan> {
  const plan: SlicePlan = { skipped: [], failed: [], decisions: [], toSend: [] };
  const matches = await matchProducts(
    context,
    products.filter((product) => !links.has(product.id)),
    holders,
  );
  const mode = context.run.mode === "new" ? "new" : "all";
  for (const product of products) {
    const match = matches.get(product.id);
    if (match?.kind === "decision") {
      plan.decisions.push({ product, match });
      continue;
    }
    const isFound = match?.kind === "found";
    const link = isFound ? { remoteId: match.remoteId, sentType: match.remoteType, sent: {} } : links.get(product.id);
    const operation = planProduct(product, link, fields, {
      mode: isFound ? "all" : mode,
      isForced: context.run.isForced,
    });
    if (operation.kind === "skip") plan.skipped.push(operation);
    else if (operation.kind === "fail") plan.failed.push(operation);
    else if (operation.kind === "create") plan.toSend.push({ operation, as: "create" });
    else if (isFound && match.isTrashed) {
      const payload = { ...operation.payload, status: "publish" as const };
      plan.toSend.push({ operation: { ...operation, payload }, as: "restore" });
    } else plan.toSend.push({ operation, as: isFound ? "link" : operation.convertTo ? "convert" : "update" });
  }
  return plan;
}
