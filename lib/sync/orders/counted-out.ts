import { Decimal } from "decimal.js";
import type { DraftLine, DraftReturn } from "./order-draft";

/** Gateways whose orders take the goods when they are placed: on hold, or to be paid on delivery. */
const PAID_LATER: readonly string[] = ["bacs", "cheque", "cod"];
/** Statuses in which the store puts everything back that it has taken. */
const PUT_BACK: readonly string[] = ["cancelled", "pending"];

type DatedOrder = {
  remoteStatus: string;
  /** Whether its goods have left, by the mapping of its status. */
  isSettled: boolean;
  /** The gateway's own name. */
  gateway: string;
  createdAt: Date;
  modifiedAt: Date;
  paidAt: Date | null;
  returns: readonly DraftReturn[];
};

/**
 * Returns the units of a line that the store had taken when it was asked for the quantity of its goods, a decimal string.
 * That quantity is without them: the sale takes them no second time, and gives them back when the store does.
 *
 * Orders do not tell when their goods were taken. One that has not changed since the reading had taken what it has now; any
 * other took its goods when it was paid, or placed.
 *
 * @param readAt by the store's clock
 * @returns null when the goods had left before without the store taking them, as before it counted them: the sale takes none
 */
export function countedOutOf(
  line: Pick<DraftLine, "remoteLineId" | "quantity" | "storeReduced">,
  order: DatedOrder,
  readAt: Date,
): string | null {
  const reduced = new Decimal(line.storeReduced);
  const orNone = (units: Decimal) => (units.isZero() && order.isSettled ? null : units.toFixed());
  if (order.modifiedAt <= readAt) return orNone(reduced);
  const takenAt = takenAtOf(order, reduced);
  if (takenAt === null || takenAt > readAt) return "0";
  if (reduced.isZero() && PUT_BACK.includes(order.remoteStatus))
    return Decimal.max(0, new Decimal(line.quantity).minus(restocked(line, order, (at) => at <= readAt))).toFixed();
  return orNone(reduced.plus(restocked(line, order, (at) => at > readAt)));
}

function takenAtOf({ gateway, createdAt, paidAt }: DatedOrder, reduced: Decimal): Date | null {
  if (PAID_LATER.includes(gateway)) return createdAt;
  return paidAt ?? (reduced.isZero() ? null : createdAt);
}

function restocked(
  { remoteLineId }: Pick<DraftLine, "remoteLineId">,
  { returns, createdAt }: DatedOrder,
  isMeant: (at: Date) => boolean,
): Decimal {
  return returns
    .filter((returned) => isMeant(returned.createdAt ?? createdAt))
    .flatMap(({ lines }) => lines)
    .filter((back) => remoteLineId !== null && back.remoteLineId === remoteLineId)
    .reduce((sum, back) => sum.plus(back.restocked), new Decimal(0));
}
