"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FirstPage, useList } from "@/components/list/use-list";
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

const address = (storeId: number) => `/api/woocommerce/stores/${storeId}/webhooks`;
const keyOf = (storeId: number) => ["woocommerce", "webhooks", storeId];

/** The four webhooks, updated by the answers of the actions below. */
export function useWebhooks(storeId: number, initial: WebhooksView) {
  return useQuery({
    queryKey: keyOf(storeId),
    queryFn: ({ signal }) => fetchJson<WebhooksView>(address(storeId), { signal }),
    initialData: initial,
    staleTime: 30_000,
  });
}

/** `setUp` creates and repairs; `check` only reads. */
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

/** The secret lives in the component that requested it, and in no cache. */
export function fetchSecret(storeId: number, topic: WebhookView["topic"]): Promise<{ secret: string }> {
  return fetchJson(`${address(storeId)}/${topic}/secret`, { method: "POST" });
}

/** The loaded deliveries, refetched while one of the first page waits to be processed. */
export const useDeliveries = (storeId: number, search: string, initial: FirstPage<DeliveryPage>) =>
  useList<DeliveryPage>({
    key: ["woocommerce", "deliveries", storeId],
    path: `${address(storeId)}/deliveries`,
    search,
    initial,
    refetchInterval: (pages) =>
      pages.length === 1 && pages[0]?.items.some(({ outcome }) => outcome === "queued") ? POLL_MS : false,
  });

/** Fetched when a row is opened. */
export function useDeliveryBody(deliveryId: number) {
  return useQuery({
    queryKey: ["woocommerce", "delivery", deliveryId],
    queryFn: ({ signal }) => fetchJson<DeliveryBody>(`/api/woocommerce/webhooks/deliveries/${deliveryId}`, { signal }),
    // A received delivery never changes.
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
