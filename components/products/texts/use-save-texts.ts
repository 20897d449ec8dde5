"use client";

import { useMutation } from "@tanstack/react-query";
import type { ProductLanguage, ProductTexts } from "@/lib/catalog/product-texts-schema";
import { fetchJson } from "@/lib/http/fetch-json";

/** Saves a product's texts in the languages of its stores. */
export function useSaveTexts(productId: number) {
  return useMutation({
    mutationFn: (texts: ProductTexts[]) =>
      fetchJson<ProductLanguage[]>(`/api/products/${productId}/texts`, { method: "PUT", body: { texts } }),
  });
}
