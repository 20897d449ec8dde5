import type { WooStockWrite } from "@/lib/woo/resources/sellable";
import type { OutcomeError } from "@/lib/sync/core/outcomes";
import type { RemoteQuantity } from "./fetch-quantities";
import { payloadFor, type Unimported, type WantedPush } from "./plan-push";
import type { PushRow } from "./queries/load-push-rows";
import type { PushedQuantity } from "./record-quantities";

/** A planned push, before its remote quantity is known. */
export type Pending = { row: PushRow; plan: WantedPush };

/** A push as sent; `target` is the remote quantity after it, in whole units. */
export type ToSend = Pending & { target: number; unimported: Unimported; payload: WooStockWrite };

/** A quantity that is not sent, with the reason. */
export type Refusal = { item: PushRow; error: OutcomeError };

/** Decides from the remote quantities what is sent, what the store has already, and what it refused to list. Has no effects. */
export function decideQuantities(
  pending: readonly Pending[],
  remoteQuantityOf: (row: PushRow) => RemoteQuantity,
): { toSend: ToSend[]; atTarget: PushedQuantity[]; refused: Refusal[] } {
  const toSend: ToSend[] = [];
  const atTarget: PushedQuantity[] = [];
  const refused: Refusal[] = [];
  for (const item of pending) {
    const remote = remoteQuantityOf(item.row);
    if (remote.kind === "refused") {
      refused.push({ item: item.row, error: remote.error });
      continue;
    }
    const { target, unimported, payload } = payloadFor(item.plan, baseOf(item, remote));
    if (payload) toSend.push({ ...item, target, unimported, payload });
    else atTarget.push({ row: item.row, quantity: target, unimported });
  }
  return { toSend, atTarget, refused };
}

/** The quantity that the difference is based on; the expected quantity is the best guess where the listing leaves a thing out. */
function baseOf({ plan }: Pending, remote: RemoteQuantity): number | null {
  if (remote.kind === "counted") return remote.quantity;
  return remote.kind === "absent" ? plan.expected : null;
}
