"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { BulkEditInput, BulkEditView } from "@/lib/catalog/bulk-schema";
import { fetchJson } from "@/lib/http/fetch-json";

const POLL_MS = 1000;

/** One change of many products: started, watched each second while it runs, and the list asked for anew at its end. */
export function useBulkEdit() {
  const client = useQueryClient();
  const [id, setId] = useState<number | null>(null);
  const key = ["products", "bulk-edit", id] as const;
  const current = useQuery({
    queryKey: key,
    queryFn: async ({ signal }) => {
      const view = await fetchJson<BulkEditView>(`/api/products/bulk-edits/${id}`, { signal });
      if (view.status !== "running") void client.invalidateQueries({ queryKey: ["products", "list"] });
      return view;
    },
    enabled: id !== null,
    refetchInterval: ({ state }) => (state.data === undefined || state.data.status === "running" ? POLL_MS : false),
  });
  const start = useMutation({
    mutationFn: (input: BulkEditInput) => fetchJson<BulkEditView>("/api/products/bulk-edits", { method: "POST", body: input }),
    onSuccess: (view) => setId(view.id),
  });
  const stop = useMutation({
    mutationFn: () => fetchJson<BulkEditView>(`/api/products/bulk-edits/${id}/cancel`, { method: "POST" }),
  });
  return { current: current.data ?? start.data ?? null, start, stop };
}
