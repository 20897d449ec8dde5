"use client";

import { useMutation } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";
import type { OrderSettingsForm, OrderSettingsInput } from "@/lib/sync/stores/order-settings-input";
import type { StoreOrderChoices } from "@/lib/sync/orders/read-store-choices";

export function useSaveOrderSettings(storeId: number) {
  return useMutation({
    mutationFn: (input: OrderSettingsInput) =>
      fetchJson<OrderSettingsForm>(`/api/woocommerce/stores/${storeId}/order-settings`, { method: "PUT", body: input }),
  });
}

/** Fetched on request, so that the page does not wait for the store. */
export function useStoreOrderChoices(storeId: number) {
  return useMutation({
    mutationFn: () => fetchJson<StoreOrderChoices>(`/api/woocommerce/stores/${storeId}/order-choices`),
  });
}
