"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FirstPage, useList } from "@/components/list/use-list";
import { fetchJson } from "@/lib/http/fetch-json";
import type { ManualMovement } from "@/lib/stock/movement-schema";
import type { StockPage } from "@/lib/stock/stock-view";

/** The stock of all variations, by filters as a query string. */
export const useStock = (search: string, initial?: FirstPage<StockPage>) =>
  useList<StockPage>({ key: ["stock", "levels"], path: "/api/stock", search, initial });

/** Everything that shows a quantity is stale after a movement. */
function useRefreshStock() {
  const client = useQueryClient();
  return () =>
    Promise.all([
      client.invalidateQueries({ queryKey: ["stock"] }),
      client.invalidateQueries({ queryKey: ["products"] }),
    ]);
}

/** Books one manual movement; returns its id, null when a count equals the stock. */
export function useRecordMovement() {
  const refresh = useRefreshStock();
  return useMutation({
    mutationFn: (movement: ManualMovement) =>
      fetchJson<{ id: number | null }>("/api/stock/movements", { method: "POST", body: movement }),
    onSuccess: refresh,
  });
}

export function useSetReorderLevel(variationId: number) {
  const refresh = useRefreshStock();
  return useMutation({
    mutationFn: (lowStockAt: string) =>
      fetchJson<void>(`/api/stock/variations/${variationId}`, { method: "PATCH", body: { lowStockAt } }),
    onSuccess: refresh,
  });
}

/** Posts received goods, a transfer or a count. */
export function usePostGoods<T>(path: "receipts" | "transfers" | "counts") {
  const refresh = useRefreshStock();
  return useMutation({
    mutationFn: (body: object) => fetchJson<T>(`/api/stock/${path}`, { method: "POST", body }),
    onSuccess: refresh,
  });
}
