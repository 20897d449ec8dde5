"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { BulkEditInput, BulkEditView } from "@/lib/catalog/bulk-schema";
import { fetchJson } from "@/lib/http/fetch-json";

const POLL_MS = 1000;

/**
 * A bulk edit: started, polled each second while it runs, and the list refreshed at its end. The page owns it instead
 * of the dialog, so that closing the dialog does not lose it.
 */
export function useBulkEdit(initial: BulkEditView | null) {
  const client = useQueryClient();
  const [id, setId] = useState(initial?.id ?? null);
  const current = useQuery({
    queryKey: ["products", "bulk-edit", id] as const,
    queryFn: async ({ signal }) => {
      const view = await fetchJson<BulkEditView>(`/api/products/bulk-edits/${id}`, { signal });
      if (view.status !== "running") void client.invalidateQueries({ queryKey: ["products", "list"] });
      return view;
    },
    enabled: id !== null,
    refetchInterval: ({ state }) => (state.data === undefined || state.data.status === "running" ? POLL_MS : false),
  });
  const start = useMutation({
    mutationFn: (input: BulkEditInput) =>
      fetchJson<BulkEditView>("/api/products/bulk-edits", { method: "POST", body: input }),
    onSuccess: (view) => setId(view.id),
  });
  const stop = useMutation({
    mutationFn: () => fetchJson<BulkEditView>(`/api/products/bulk-edits/${id}/cancel`, { method: "POST" }),
  });
  const known = [start.data, initial].find((view) => view?.id === id) ?? null;
  return {
    current: id === null ? null : (current.data ?? known),
    start,
    stop,
    /** Dismisses a finished bulk edit, so that the next one can start. */
    clear: () => {
      setId(null);
      start.reset();
      stop.reset();
    },
  };
}

export type BulkEditControl = ReturnType<typeof useBulkEdit>;
