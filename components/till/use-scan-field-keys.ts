"use client";

import { type KeyboardEvent, useRef } from "react";
import type { CartAction, TillLine } from "@/lib/sales/till-cart";
import type { TillSearch } from "./use-till-search";

/** Many scanners end a code with two line ends; the second must not edit a line. */
const SCANNER_TAIL_MS = 300;

type UseScanFieldKeysOptions = {
  search: TillSearch;
  markedLine: TillLine | undefined;
  change: (action: CartAction) => void;
  onEditLine: (variationId: number) => void;
};

/** The keys of the scan field: with text they move among the tiles, without text they change the cart. */
export function useScanFieldKeys({ search, markedLine, change, onEditLine }: UseScanFieldKeysOptions) {
  const submittedAt = useRef(-SCANNER_TAIL_MS);

  /** `at` is the browser's clock in milliseconds. */
  function onSubmit(at: number) {
    const isScannersTail = at - submittedAt.current < SCANNER_TAIL_MS;
    submittedAt.current = at;
    const isTaken = search.submit();
    if (!isTaken && markedLine && search.pending.length === 0 && !isScannersTail) onEditLine(markedLine.variationId);
  }

  function onKey(event: KeyboardEvent) {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : null;
    if (step !== null) {
      event.preventDefault();
      if (search.text === "") change({ type: "mark", step });
      else search.mark(step);
      return;
    }
    if (search.text !== "" || !markedLine) return;
    const { variationId } = markedLine;
    if (event.key === "+" || event.key === "-")
      change({ type: "changeQuantity", variationId, by: event.key === "+" ? 1 : -1 });
    else if (event.key === "Delete") change({ type: "remove", variationId });
    else return;
    event.preventDefault();
  }

  return { onSubmit, onKey };
}
