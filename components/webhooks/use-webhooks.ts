"use client";

import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { FIRST_VIEW_AT } from "@/components/hooks/first-view";
import { fetchJson } from "@/lib/http/fetch-json";
import type { Rotation } from "@/lib/sync/webhooks/rotate-endpoint";
import type {
  DeliveryBody,
  DeliveryPage,
  WebhooksAnswer,
  WebhooksView,
  WebhookView,
} from "@/lib/sync/webhooks/webhook-view";
import { POLL_MS } from "../woocommerce/poll";
import { toSearch } from "../woocommerce/history/use-runs";

const address = (storeId: number) => `/api/woocommerce/stores/${storeId}/webhooks`;
const keyOf = (storeId: number) => ["woocommerce", "webhooks", storeId];

/** The four webhooks; kept by what the actions below answer. */
export function useWebhooks(storeId: number, initial: WebhooksView) {
  return useQuery({
    queryKey: keyOf(storeId),
    queryFn: ({ signal }) => fetchJson<WebhooksView>(address(storeId), { signal }),
    initialData: initial,
    staleTime: 30_000,
  });
}

/** `setUp` makes and repairs; `check` only asks. */
export function useWebhookAction(storeId: number, action: "setUp" | "check") {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () =>
      fetchJson<WebhooksAnswer>(`${address(storeId)}${action === "check" ? "/check" : ""}`, { method: "POST" }),
    onSuccess: ({ view }) => queries.setQueryData(keyOf(storeId), view),
  });
}

export function useRotate(storeId: number, topic: WebhookView["topic"]) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => fetchJson<Rotation>(`${address(storeId)}/${topic}/rotate`, { method: "POST" }),
    onSuccess: () => queries.invalidateQueries({ queryKey: keyOf(storeId) }),
  });
}

/** The secret lives in the component that asked for it, and in no cache. */
export function fetchSecret(storeId: number, topic: WebhookView["topic"]): Promise<{ secret: string }> {
  return fetchJson(`${address(storeId)}/${topic}/secret`, { method: "POST" });
}

export type DeliveryFilterText = { topic?: string | undefined; outcome?: string | undefined };

/** The pages of deliveries so far; looked at again while one of the first page waits for its turn. */
export function useDeliveries(
  storeId: number,
  filter: DeliveryFilterText,
  initial: { filter: DeliveryFilterText; page: DeliveryPage },
) {
  const search = toSearch(filter);
  return useInfiniteQuery({
    queryKey: ["woocommerce", "deliveries", storeId, search],
    queryFn: ({ pageParam, signal }) => {
      const params = new URLSearchParams(search);
      if (pageParam !== null) params.set("cursor", String(pageParam));
      return fetchJson<DeliveryPage>(`${address(storeId)}/deliveries?${params}`, { signal });
    },
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.nextCursor,
    ...(search === toSearch(initial.filter) ? { initialData: { pages: [initial.page], pageParams: [null] } } : {}),
    initialDataUpdatedAt: FIRST_VIEW_AT,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => {
      const pages = state.data?.pages ?? [];
      return pages.length === 1 && pages[0]?.items.some(({ outcome }) => outcome === "queued") ? POLL_MS : false;
    },
  });
}

/** Asked for when somebody opens it. */
export function useDeliveryBody(deliveryId: number) {
  return useQuery({
    queryKey: ["woocommerce", "delivery", deliveryId],
    queryFn: ({ signal }) => fetchJson<DeliveryBody>(`/api/woocommerce/webhooks/deliveries/${deliveryId}`, { signal }),
    // What was received never changes.
    staleTime: Infinity,
    gcTime: 0,
  });
}

export function useProcessAgain(deliveryId: number, storeId: number) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => fetchJson(`/api/woocommerce/webhooks/deliveries/${deliveryId}/process`, { method: "POST" }),
    onSettled: () => queries.invalidateQueries({ queryKey: ["woocommerce", "deliveries", storeId] }),
  });
}
