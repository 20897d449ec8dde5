import type { Tx } from "@/lib/db";
import type { ProductPlan } from "../plan-product";

type Planned = { remoteId: number; plan: ProductPlan };

/** Stores the plans of products and of their variations, in one statement each. */
export async function recordPlans(tx: Tx, pullId: number, planned: readonly Planned[]): Promise<void> {
  const products = JSON.stringify(
    planned.map(({ remoteId, plan: { verdict, doubts, reason, productId } }) => ({
      remote_id: remoteId,
      verdict,
      doubts,
      reason,
      product_id: productId,
    })),
  );
  await tx.$executeRaw`
    update store_pull_items i
       set verdict = r.verdict, doubts = array(select jsonb_array_elements_text(r.doubts)), reason = r.reason, product_id = r.product_id
      from jsonb_to_recordset(${products}::jsonb)
        as r(remote_id int, verdict pull_verdict, doubts jsonb, reason text, product_id int)
     where i.pull_id = ${pullId}::int and i.kind = 'product' and i.remote_id = r.remote_id`;
  const variations = JSON.stringify(
    planned.flatMap(({ plan }) =>
      plan.variations.map(({ remoteId, variationId }) => ({
        remote_id: remoteId,
        verdict: variationId === null ? "new" : "matched",
        product_id: plan.productId,
        variation_id: variationId,
      })),
    ),
  );
  await tx.$executeRaw`
    update store_pull_items i set verdict = r.verdict, product_id = r.product_id, variation_id = r.variation_id
      from jsonb_to_recordset(${variations}::jsonb)
        as r(remote_id int, verdict pull_verdict, product_id int, variation_id int)
     where i.pull_id = ${pullId}::int and i.kind = 'variation' and i.remote_id = r.remote_id`;
}
