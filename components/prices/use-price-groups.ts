"use client";

import { useQuery } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";
import type { PriceGroupView } from "@/lib/prices/price-schema";

export const PRICE_GROUPS_KEY = ["price-groups"];

export function usePriceGroups(initial: PriceGroupView[]): PriceGroupView[] {
  return useQuery({
    queryKey: PRICE_GROUPS_KEY,
    queryFn: ({ signal }) => fetchJson<PriceGroupView[]>("/api/prices/groups", { signal }),
    initialData: initial,
  }).data;
}
