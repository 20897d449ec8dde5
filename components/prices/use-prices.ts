"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";
import type { PriceCell, SavedPrices } from "@/lib/prices/price-schema";

/** Saves cells in one request. The rows are refreshed before the caller continues. */
export function useSavePrices() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (cells: PriceCell[]) => fetchJson<SavedPrices>("/api/prices", { method: "PATCH", body: { cells } }),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ["prices"] }),
        client.invalidateQueries({ queryKey: ["products"] }),
      ]),
  });
}
