"use client";

import { type RefObject, useState } from "react";
import type { TillItem, TillPage } from "@/lib/sales/till-view";
import { useScan } from "./use-scan";
import { useSearchText } from "./use-search-text";
import { useTillItems } from "./use-till-items";

type UseTillSearchOptions = {
  field: RefObject<HTMLInputElement | null>;
  locationId: number;
  initial: { locationId: number; page: TillPage };
  onFound: (items: TillItem[], quantity?: string) => void;
};

export type TillSearch = ReturnType<typeof useTillSearch>;

/** The typed or scanned text, the matching tiles, and the tile that the arrow keys have marked. */
export function useTillSearch({ field, locationId, initial, onFound }: UseTillSearchOptions) {
  const [categoryId, setCategoryId] = useState<number | null>(null);
  const [marked, setMarked] = useState<number | null>(null);
  const { text, settled, setText, clear } = useSearchText();
  const { items, query: tiles } = useTillItems({ locationId, q: settled, categoryId }, initial);
  const { scan, pending } = useScan({
    locationId,
    onFound,
    onSearch: (word) => {
      // A later scan is not overwritten, and the next scan replaces this text.
      if (field.current?.value !== "") return;
      setText(word);
      requestAnimationFrame(() => field.current?.select());
    },
  });

  return {
    text,
    searched: settled,
    tiles,
    items,
    categoryId,
    setCategoryId,
    /** The number of codes that are being looked up. */
    pending,
    marked,
    mark: (step: 1 | -1) =>
      setMarked((before) => Math.max(0, Math.min(items.length - 1, before === null ? 0 : before + step))),
    setText: (next: string) => {
      setText(next);
      setMarked(null);
    },
    /** Takes the marked tile, or looks up the typed text. False: there was neither. */
    submit: (): boolean => {
      const code = text.trim();
      const chosen = marked === null ? undefined : items[marked];
      clear();
      setMarked(null);
      if (chosen) onFound([chosen]);
      else if (code !== "") void scan(code);
      return chosen !== undefined || code !== "";
    },
  };
}
