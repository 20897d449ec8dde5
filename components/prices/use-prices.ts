"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";
import type { PriceCell, SavedPrices } from "@/lib/prices/price-schema";

/** Writes cells in one request. Rows are fresh before the caller goes on. */
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
