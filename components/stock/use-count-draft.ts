"use client";

import { useCallback, useSyncExternalStore } from "react";
import type { StockRow } from "@/lib/stock/stock-view";
import { oneMore } from "./use-goods-lines";

/** A count, its time, and the row as it was, so that it is shown whatever the sheet's filters are. */
export type CountedLine = { row: StockRow; counted: string; countedAt: number };
type CountDraft = Record<string, CountedLine>;

const EMPTY: CountDraft = {};
const drafts = new Map<string, CountDraft>();
const listeners = new Set<() => void>();

/**
 * A half-finished count outlives a reload, a closed window and a dead battery. It belongs to this person on this
 * device.
 */
function read(key: string): CountDraft {
  const known = drafts.get(key);
  if (known) return known;
  let draft = EMPTY;
  try {
    draft = (JSON.parse(window.localStorage.getItem(key) ?? "{}") as CountDraft | null) ?? EMPTY;
  } catch {
    // Unreadable, or no storage in this browser: the count then lives as long as the page.
  }
  drafts.set(key, draft);
  return draft;
}

function write(key: string, draft: CountDraft): void {
  drafts.set(key, draft);
  try {
    window.localStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // As above: without storage the count lives as long as the page.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The unposted count of one location by this person. */
export function useCountDraft(userId: number, locationId: number) {
  const key = `aurpos.count.${userId}.${locationId}`;
  const draft = useSyncExternalStore(
    subscribe,
    useCallback(() => read(key), [key]),
    () => EMPTY,
  );
  return {
    draft,
    set: (row: StockRow, counted: string) => {
      const { [row.variationId]: _, ...others } = read(key);
      write(
        key,
        counted.trim() === "" ? others : { ...others, [row.variationId]: { row, counted, countedAt: Date.now() } },
      );
    },
    addOne: (row: StockRow) => {
      const present = read(key);
      const counted = oneMore(present[row.variationId]?.counted ?? "0");
      write(key, { ...present, [row.variationId]: { row, counted, countedAt: Date.now() } });
      return counted;
    },
    clear: () => write(key, EMPTY),
    restore: (discarded: CountDraft) => write(key, discarded),
  };
}
