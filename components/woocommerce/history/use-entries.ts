"use client";

import { useQuery } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";

/** The payload of one entry, fetched when the entry is opened. */
export function useSent(entryId: number, isOpen: boolean) {
  return useQuery({
    queryKey: ["woocommerce", "sent", entryId],
    queryFn: ({ signal }) => fetchJson<{ sent: unknown }>(`/api/woocommerce/entries/${entryId}`, { signal }),
    enabled: isOpen,
    // An entry never changes.
    staleTime: Infinity,
  });
}
