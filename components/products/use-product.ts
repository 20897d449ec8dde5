"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";
import type { Crop } from "@/lib/catalog/image-schema";
import type { ProductEdit } from "@/lib/catalog/product-schema";
import type { ProductView } from "@/lib/catalog/product-view";

const keyOf = (id: number) => ["products", "one", id] as const;

/** The product as the server last returned it. */
export function useProduct(initial: ProductView) {
  return useQuery({
    queryKey: keyOf(initial.id),
    queryFn: ({ signal }) => fetchJson<ProductView>(`/api/products/${initial.id}`, { signal }),
    initialData: initial,
  });
}

/** The queries that a change of the product makes stale. */
function useKeepProduct(id: number) {
  const client = useQueryClient();
  return (product: ProductView) => {
    client.setQueryData(keyOf(id), product);
    void client.invalidateQueries({ queryKey: ["products", "list"] });
  };
}

export function useSaveProduct(id: number) {
  return useMutation({
    mutationFn: (edit: ProductEdit) => fetchJson<ProductView>(`/api/products/${id}`, { method: "PATCH", body: edit }),
    onSuccess: useKeepProduct(id),
  });
}

/** Sets the images and their order. */
export function useSetImages(id: number) {
  return useMutation({
    mutationFn: (mediaIds: number[]) =>
      fetchJson<ProductView>(`/api/products/${id}/images`, { method: "PUT", body: { mediaIds } }),
    onSuccess: useKeepProduct(id),
  });
}

/** Replaces an image by a square part of it. */
export function useCropImage(id: number) {
  return useMutation({
    mutationFn: ({ mediaId, crop }: { mediaId: number; crop: Crop }) =>
      fetchJson<ProductView>(`/api/products/${id}/images/${mediaId}/crop`, { method: "POST", body: crop }),
    onSuccess: useKeepProduct(id),
  });
}

export function useAddImage(id: number) {
  return useMutation({
    mutationFn: (file: File) =>
      fetchJson<ProductView>(`/api/products/${id}/images?fileName=${encodeURIComponent(file.name)}`, {
        method: "POST",
        body: file,
      }),
    // The server processes uploads one after the other, and so does the list of uploads.
    scope: { id: `images-of-${id}` },
    onSuccess: useKeepProduct(id),
  });
}
