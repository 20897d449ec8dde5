"use client";

import { type QueryKey, useMutation, useQueryClient } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";

type Sent = { url: string; method: "POST" | "PUT" | "PATCH" | "DELETE"; body?: unknown };

/** Sends a change; the list it is about is fresh before the caller goes on, so nothing jumps after. */
export function useSend<T = void>(queryKey: QueryKey) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ url, method, body }: Sent) => fetchJson<T>(url, { method, body }),
    // Also after a refusal: it often says that somebody else was quicker.
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
}
