"use client";

import { useQuery } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";

/** What the store was sent for one line; asked for when somebody opens it. */
export function useSent(entryId: number, isOpen: boolean) {
  return useQuery({
    queryKey: ["woocommerce", "sent", entryId],
    queryFn: ({ signal }) => fetchJson<{ sent: unknown }>(`/api/woocommerce/entries/${entryId}`, { signal }),
    enabled: isOpen,
    // A line of the log never changes.
    staleTime: Infinity,
  });
}
