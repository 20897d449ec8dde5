"use client";

import { type QueryKey, useMutation, useQueryClient } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";

type Sent = { url: string; method: "POST" | "PUT" | "PATCH" | "DELETE"; body?: unknown };

/** Sends a change. The list is refreshed before the caller continues, so nothing jumps. */
export function useSend<T = void>(queryKey: QueryKey) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ url, method, body }: Sent) => fetchJson<T>(url, { method, body }),
    // Also after a refusal, which often means that somebody else changed the same thing.
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
}
