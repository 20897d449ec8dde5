"use client";

import { useState } from "react";
import type { PriceRow } from "@/lib/prices/price-schema";
import { useLeaveGuard } from "@/components/hooks/use-leave-guard";
import { cellKey, cellProblem, type GridEdits, savedPrice, showPrice, type Typed, withTyped } from "./grid-edits";

const NONE: GridEdits = new Map();
/** Far more steps than anybody undoes; a pasted column is one step. */
const MAX_STEPS = 200;

type State = { edits: GridEdits; past: GridEdits[]; lastKey: string | null };

export type Grid = ReturnType<typeof useGrid>;

/** The unsaved edits of the grid, with every step of undo. */
export function useGrid(decimals: number) {
  const [{ edits, past }, setState] = useState<State>({ edits: NONE, past: [], lastKey: null });
  useLeaveGuard(edits.size > 0);

  return {
    edits,
    canUndo: past.length > 0,
    problems: [...edits].filter(([key, edit]) => cellProblem(key, edit) !== undefined).length,
    textOf: (row: PriceRow, priceGroupId: number | null) =>
      edits.get(cellKey(row.variationId, priceGroupId))?.text ?? showPrice(savedPrice(row, priceGroupId), decimals),
    type: (typed: readonly Typed[]) =>
      setState((state) => {
        const [only] = typed;
        const key = typed.length === 1 && only ? cellKey(only.row.variationId, only.priceGroupId) : null;
        // The letters of one cell are one step.
        const isSameCell = key !== null && key === state.lastKey;
        const steps = isSameCell ? state.past : [...state.past, state.edits].slice(-MAX_STEPS);
        return { edits: keepText(withTyped(state.edits, typed), typed, decimals), past: steps, lastKey: key };
      }),
    reset: (row: PriceRow, priceGroupId: number | null) =>
      setState((state) => ({
        edits: withTyped(state.edits, [{ row, priceGroupId, text: savedPrice(row, priceGroupId) ?? "" }]),
        past: [...state.past, state.edits].slice(-MAX_STEPS),
        lastKey: null,
      })),
    undo: () =>
      setState((state) => ({ edits: state.past.at(-1) ?? NONE, past: state.past.slice(0, -1), lastKey: null })),
    /** This change can be undone, too. */
    discard: () =>
      setState((state) => ({ edits: NONE, past: [...state.past, state.edits].slice(-MAX_STEPS), lastKey: null })),
    replace: (next: GridEdits) => setState({ edits: next, past: [], lastKey: null }),
  };
}

/** On the way from 12.50 to 12.55 the text is 12.5, the old price; the text has to stay for the next digit. */
function keepText(edits: GridEdits, typed: readonly Typed[], decimals: number): GridEdits {
  const next = new Map(edits);
  for (const { row, priceGroupId, text } of typed) {
    const key = cellKey(row.variationId, priceGroupId);
    const saved = savedPrice(row, priceGroupId);
    if (!next.has(key) && text !== showPrice(saved, decimals)) next.set(key, { text, before: saved });
  }
  return next;
}
