"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { toast } from "sonner";
import type { AddVariations, ChangeType } from "@/lib/catalog/new-product-schema";
import type { ProductView } from "@/lib/catalog/product-view";
import { fetchJson } from "@/lib/http/fetch-json";
import { useApiError } from "@/components/hooks/use-api-error";

type Action = { path: string; method: "POST" | "PUT"; body: unknown };

/** Changes of a product that are saved at once, each by its own route. */
export function useProductActions(productId: number) {
  const client = useQueryClient();
  const router = useRouter();
  const errorText = useApiError();
  const run = useMutation({
    mutationFn: ({ path, method, body }: Action) =>
      fetchJson<ProductView>(`/api/products/${productId}/${path}`, { method, body }),
    onSuccess: (product) => {
      client.setQueryData(["products", "one", product.id], product);
      void client.invalidateQueries({ queryKey: ["products", "list"] });
      // The server renders the title and the badges above.
      router.refresh();
    },
    onError: (error) => toast.error(errorText(error)),
  });
  return {
    isPending: run.isPending,
    duplicate: (name: string) => run.mutateAsync({ path: "duplicate", method: "POST", body: { name } }),
    setArchived: (isArchived: boolean) => run.mutateAsync({ path: "archived", method: "PUT", body: { isArchived } }),
    changeType: (change: ChangeType) => run.mutateAsync({ path: "type", method: "PUT", body: change }),
    addVariations: (added: AddVariations) => run.mutateAsync({ path: "variations", method: "POST", body: added }),
    setVariationArchived: (variationId: number, isArchived: boolean) =>
      run.mutateAsync({ path: `variations/${variationId}/archived`, method: "PUT", body: { isArchived } }),
  };
}
