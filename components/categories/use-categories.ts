"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { CategoryWithTexts, NewCategory } from "@/lib/catalog/category-schema";
import { fetchJson } from "@/lib/http/fetch-json";

const KEY = ["categories"] as const;

export function useCategories(initial: CategoryWithTexts[]) {
  return useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => fetchJson<CategoryWithTexts[]>("/api/categories", { signal }),
    initialData: initial,
  });
}

/** Creates (without an id), renames or moves. The tree is refreshed before the dialog closes, so nothing jumps. */
export function useSaveCategory() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, values }: { id: number | null; values: NewCategory }) =>
      id === null
        ? fetchJson<{ id: number }>("/api/categories", { method: "POST", body: values })
        : fetchJson<{ id: number }>(`/api/categories/${id}`, { method: "PATCH", body: values }),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
}

export function useDeleteCategory() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: number) => fetchJson<void>(`/api/categories/${id}`, { method: "DELETE" }),
    onSettled: () => client.invalidateQueries({ queryKey: KEY }),
  });
}
