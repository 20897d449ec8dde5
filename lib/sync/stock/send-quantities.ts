import { batchProducts } from "@/lib/woo/resources/products";
import type { WooStockWrite } from "@/lib/woo/resources/sellable";
import { batchVariations } from "@/lib/woo/resources/variations";
import type { StoreContext } from "@/lib/sync/core/run-context";
import { sendItems } from "@/lib/sync/core/send-items";
import type { Answered, Fault } from "@/lib/sync/core/separate-fault";
import type { ToSend } from "./decide-quantities";

export type AnsweredPush = Answered<ToSend, WooStockWrite, { id: number }>;

/**
 * Sends quantities, in one batch for simple products and one for each parent.
 *
 * A difference must not be sent twice, so a batch is not repeated after a lost answer. The next push fetches the
 * remote quantity again and continues from there.
 */
export async function sendQuantities(
  context: StoreContext,
  items: readonly ToSend[],
): Promise<{ answered: AnsweredPush[]; fault: Fault | null }> {
  const byParent = new Map<number | null, ToSend[]>();
  for (const item of items) {
    const { parentRemoteId } = item.row;
    byParent.set(parentRemoteId, [...(byParent.get(parentRemoteId) ?? []), item]);
  }
  const sent = await Promise.all(
    [...byParent].map(([parentId, group]) =>
      sendItems<ToSend, WooStockWrite, { id: number }>(
        context,
        parentId === null ? batchProducts : batchVariations(parentId),
        group,
        {
          request: ({ row, payload }) => ({ remoteId: row.remoteId, payload }),
          areUpdatesRepeatable: false,
        },
      ),
    ),
  );
  return {
    answered: sent.flatMap((group) => group.answered),
    fault: sent.find((group) => group.fault)?.fault ?? null,
  };
}
