import type { Action } from "./action";
import { type Cycles, WITHIN_HOURS } from "./settle-dust";

/** A history that shows a fault of the past, by what was wrong. It failed before the fault was mended. */
export type NamedHistory = { fault: string; actions: readonly Action[]; cycles: Cycles };

export const NAMED_HISTORIES: readonly NamedHistory[] = [
  {
    fault: "two workers in the same push both sent a difference",
    actions: [
      { do: "skew", seconds: 0 },
      { do: "work", jobs: 6, disturbances: [] },
      { do: "sell", goods: 0, quantity: 1 },
      { do: "return", sale: 1, quantity: 4, restock: false },
      { do: "work", jobs: 11, disturbances: [{ at: 4, kind: "meanwhile", action: { do: "twin" } }] },
    ],
    // The recheck of a night repairs the quantity.
    cycles: WITHIN_HOURS,
  },
];
