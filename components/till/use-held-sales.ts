"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";
import type { HeldSale } from "@/lib/sales/till-view";

const KEY = ["till", "held"];

/** Other tills hold and resume as well, so each opening fetches anew. */
export function useHeldSales() {
  return useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => fetchJson<HeldSale[]>("/api/till/held", { signal }),
    staleTime: 0,
  });
}

export function useDiscardHeld() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: number) => fetchJson<undefined>(`/api/till/held/${id}`, { method: "DELETE" }),
    onSettled: () => client.invalidateQueries({ queryKey: KEY }),
  });
}
