"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";
import type { TaxMappingInput } from "@/lib/sync/taxes/tax-mapping-schema";
import type { TaxMappingView } from "@/lib/sync/taxes/tax-view";

const keyOf = (storeId: number) => ["woocommerce", "tax-mapping", storeId] as const;
const pathOf = (storeId: number) => `/api/woocommerce/stores/${storeId}/tax-mapping`;

/** Fetched from the store once per visit, so that the choices do not change while somebody chooses. */
export function useTaxMapping(storeId: number) {
  return useQuery({
    queryKey: keyOf(storeId),
    queryFn: ({ signal }) => fetchJson<TaxMappingView>(pathOf(storeId), { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
}

/** `onSaved` is called even though the form is remounted by then; callbacks given to `mutate` are not. */
export function useSaveTaxMapping(storeId: number, onSaved: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: TaxMappingInput) => fetchJson(pathOf(storeId), { method: "PUT", body: input }),
    onSuccess: () => {
      onSaved();
      return queries.invalidateQueries({ queryKey: ["woocommerce"] });
    },
  });
}
