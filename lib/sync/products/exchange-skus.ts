import { batchProducts } from "@/lib/woo/resources/products";
import { batchVariations } from "@/lib/woo/resources/variations";
import { type Outcome, toOutcome } from "@/lib/sync/core/outcomes";
import { addSkuHashes, deleteSkuHashes } from "@/lib/sync/core/queries/sku-hashes";
import { touchProducts } from "@/lib/sync/core/queries/touch-products";
import { recordOutcomes } from "@/lib/sync/core/record";
import type { RunContext } from "@/lib/sync/core/run-context";
import { sendItems } from "@/lib/sync/core/send-items";
import type { Answered, Fault } from "@/lib/sync/core/separate-fault";
import { type BlockedSku, planSkuExchange } from "./plan-sku-exchange";
import { loadSkuHolders, type SkuHolder } from "./sku-holders";

type SkuWrite = { sku: string };

/**
 * Sends things whose SKUs the store refuses because something linked has them there and another SKU in the POS: the
 * holders' SKUs are freed, the blocked things are sent again, then the holders that were not among them get their own.
 * A constant number of batches for a slice; plan-sku-exchange.ts decides.
 *
 * A crash leaves holders without a SKU in the store at worst: their sent hash is deleted before, so that the slice, or
 * the next run over changed products, sends it.
 *
 * @param resend sends the blocked things again and records them; those `stuck` keep their SKU in the store
 * @throws WooError when the store as a whole refuses or does not answer
 * @throws Interrupted when the signal fires
 */
export async function exchangeSkus<B extends BlockedSku>(
  context: RunContext,
  blocked: readonly B[],
  resend: (plan: { again: B[]; stuck: B[] }) => Promise<void>,
): Promise<void> {
  if (blocked.length === 0) return;
  const holderIds = blocked.flatMap(({ holderId }) => holderId ?? []);
  // A run over new products leaves linked ones unchanged.
  const holders = context.run.mode === "new" ? new Map<number, SkuHolder>() : await loadSkuHolders(context, holderIds);
  const { toFree, toSend, ...plan } = planSkuExchange(blocked, holders);
  await freeSkus(context, toFree);
  await resend(plan);
  await sendOwnSkus(context, toSend);
}

async function freeSkus(context: RunContext, holders: readonly SkuHolder[]): Promise<void> {
  if (holders.length === 0) return;
  const { db, store } = context;
  await db.$transaction(async (tx) => {
    await deleteSkuHashes(tx, store.id, holders);
    await touchProducts(tx, store.businessId, [...new Set(holders.map(({ productId }) => productId))]);
  });
  const { fault } = await sendSkus(context, holders, () => "");
  if (fault) throw fault;
}

/** A refusal needs no record: without a sent hash, the holder's own slice sends the SKU again and records its outcome. */
async function sendOwnSkus(context: RunContext, holders: readonly SkuHolder[]): Promise<void> {
  if (holders.length === 0) return;
  const { db, store } = context;
  const { answered, fault } = await sendSkus(context, holders, ({ sku }) => sku);
  const accepted = answered.filter(({ result }) => result.ok);
  await db.$transaction(async (tx) => {
    await addSkuHashes(
      tx,
      store.id,
      accepted.map(({ item }) => item),
    );
    await recordOutcomes(tx, context, accepted.map(toEntry), {});
  });
  if (fault) throw fault;
}

/** Without a local id, this entry does not count as the thing's own outcome. */
function toEntry(answered: Answered<SkuHolder, SkuWrite, { id: number }>): Outcome {
  const { kind, label, remoteId, sku } = answered.item;
  return toOutcome(answered, {
    entity: kind,
    operation: "update",
    localId: null,
    productId: null,
    label,
    sku,
    remoteId,
  });
}

async function sendSkus(context: RunContext, holders: readonly SkuHolder[], skuOf: (holder: SkuHolder) => string) {
  const byParent = new Map<number | null, SkuHolder[]>();
  for (const holder of holders)
    byParent.set(holder.parentRemoteId, [...(byParent.get(holder.parentRemoteId) ?? []), holder]);
  const sent = await Promise.all(
    [...byParent].map(([parentId, group]) =>
      sendItems<SkuHolder, SkuWrite, { id: number }>(
        context,
        parentId === null ? batchProducts : batchVariations(parentId),
        group,
        {
          request: (holder) => ({ remoteId: holder.remoteId, payload: { sku: skuOf(holder) } }),
          hasParent: parentId !== null,
        },
      ),
    ),
  );
  return {
    answered: sent.flatMap(({ answered }) => answered),
    fault: sent.reduce<Fault | null>((first, { fault }) => first ?? fault, null),
  };
}
