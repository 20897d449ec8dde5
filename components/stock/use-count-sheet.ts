"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { writeFilter } from "@/lib/list/filter";
import { goodsTitle } from "@/lib/stock/goods-title";
import { stockFilterSchema } from "@/lib/stock/stock-schema";
import type { StockRow } from "@/lib/stock/stock-view";
import { useUser } from "@/components/layout/user-context";
import { useCountDraft } from "./use-count-draft";
import { useStock } from "./use-stock";

export type CountSheet = ReturnType<typeof useCountSheet>;

/** The sheet of one location: its goods, their counts, and which of both is shown. */
export function useCountSheet(firstLocationId: number) {
  const t = useTranslations("stock.count");
  const [locationId, setLocationId] = useState(firstLocationId);
  const [category, setCategory] = useState("");
  const [q, setQ] = useState("");
  const [isCountedOnly, setIsCountedOnly] = useState(false);
  const [lastScan, setLastScan] = useState<string | null>(null);
  const count = useCountDraft(useUser().id, locationId);
  const { items: listed, query: stock } = useStock(writeFilter(stockFilterSchema, { category, q }));
  const counted = Object.values(count.draft).sort(
    (a, b) => a.row.name.localeCompare(b.row.name) || a.row.variationId - b.row.variationId,
  );
  const onSheet = (row: StockRow) => listed.find(({ variationId }) => variationId === row.variationId);
  // Scanned goods of another page of the sheet stand first, or nobody would see them.
  const elsewhere = q === "" && category === "" ? counted.map(({ row }) => row).filter((row) => !onSheet(row)) : [];

  return {
    locationId,
    setLocationId,
    category,
    setCategory,
    q,
    setQ,
    isCountedOnly,
    setIsCountedOnly,
    stock,
    counted,
    rows: isCountedOnly ? counted.map(({ row }) => onSheet(row) ?? row) : [...elsewhere, ...listed],
    countOf: (row: StockRow) => count.draft[row.variationId]?.counted ?? "",
    setCount: count.set,
    /** The last scanned piece, as a sentence. */
    lastScan,
    scanned: (row: StockRow) => setLastScan(t("scanned", { name: goodsTitle(row), counted: count.addOne(row) })),
    clear: count.clear,
    discard: () => {
      const discarded = count.draft;
      count.clear();
      toast.success(t("discarded"), { action: { label: t("undo"), onClick: () => count.restore(discarded) } });
    },
  };
}
