"use client";

import { keepPreviousData, useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { FIRST_VIEW_AT } from "@/components/hooks/first-view";
import { fetchJson } from "@/lib/http/fetch-json";
import { writeFilter } from "@/lib/stock/address-filter";
import type { ManualMovement } from "@/lib/stock/movement-schema";
import type { LedgerFilter, StockFilter } from "@/lib/stock/stock-schema";
import type { LedgerPage, StockPage } from "@/lib/stock/stock-view";

/** The pages of the table so far. The server's first view is used while its filters are the ones asked for. */
export function useStock(filter: StockFilter, initial?: { filter: StockFilter; page: StockPage }) {
  const search = writeFilter(filter);
  return useInfiniteQuery({
    queryKey: ["stock", "levels", search],
    queryFn: ({ pageParam, signal }) => {
      const params = new URLSearchParams(search);
      if (pageParam !== null) params.set("cursor", pageParam);
      return fetchJson<StockPage>(`/api/stock?${params}`, { signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    initialData:
      initial && search === writeFilter(initial.filter) ? { pages: [initial.page], pageParams: [null] } : undefined,
    initialDataUpdatedAt: FIRST_VIEW_AT,
    placeholderData: keepPreviousData,
  });
}

/** Movements, newest first. */
export function useLedger(filter: LedgerFilter, initial: { filter: LedgerFilter; page: LedgerPage }) {
  const search = writeFilter(filter);
  return useInfiniteQuery({
    queryKey: ["stock", "ledger", search],
    queryFn: ({ pageParam, signal }) => {
      const params = new URLSearchParams(search);
      if (pageParam !== null) params.set("before", String(pageParam));
      return fetchJson<LedgerPage>(`/api/stock/ledger?${params}`, { signal });
    },
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.nextBefore,
    initialData: search === writeFilter(initial.filter) ? { pages: [initial.page], pageParams: [null] } : undefined,
    initialDataUpdatedAt: FIRST_VIEW_AT,
    placeholderData: keepPreviousData,
  });
}

/** Everything that shows a quantity is out of date after a movement. */
function useForgetStock() {
  const client = useQueryClient();
  return () =>
    Promise.all([
      client.invalidateQueries({ queryKey: ["stock"] }),
      client.invalidateQueries({ queryKey: ["products"] }),
    ]);
}

/** One movement by hand; its id, null when what was counted is what there is. */
export function useRecordMovement() {
  const forget = useForgetStock();
  return useMutation({
    mutationFn: (movement: ManualMovement) =>
      fetchJson<{ id: number | null }>("/api/stock/movements", { method: "POST", body: movement }),
    onSuccess: forget,
  });
}

export function useSetReorderLevel(variationId: number) {
  const forget = useForgetStock();
  return useMutation({
    mutationFn: (lowStockAt: string) =>
      fetchJson<void>(`/api/stock/variations/${variationId}`, { method: "PATCH", body: { lowStockAt } }),
    onSuccess: forget,
  });
}

/** Posts a delivery, a transfer or a count. */
export function usePostGoods<T>(path: "receipts" | "transfers" | "counts") {
  const forget = useForgetStock();
  return useMutation({
    mutationFn: (body: object) => fetchJson<T>(`/api/stock/${path}`, { method: "POST", body }),
    onSuccess: forget,
  });
}
