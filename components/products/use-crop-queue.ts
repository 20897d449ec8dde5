"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import type { Crop } from "@/lib/catalog/image-schema";
import type { ImageView, ProductView } from "@/lib/catalog/product-view";
import { useApiError } from "@/components/hooks/use-api-error";
import { useCropImage } from "./use-product";

export function isSquare({ width, height }: ImageView): boolean {
  return width === height;
}

/** Images whose square is to be chosen, one after the other. */
export function useCropQueue(product: ProductView, onUndo: (mediaIds: number[]) => void) {
  const t = useTranslations("products.crop");
  const errorText = useApiError();
  const [queue, setQueue] = useState<number[]>([]);
  const cropping = useCropImage(product.id);
  // An image that somebody removed meanwhile is skipped.
  const images = queue.flatMap((id) => product.images.find((image) => image.id === id) ?? []);
  const current = images[0] ?? null;
  const drop = (mediaId: number) => setQueue((ids) => ids.filter((id) => id !== mediaId));

  function crop(mediaId: number, area: Crop) {
    const before = product.images.map(({ id }) => id);
    // A variation with this image now has the square, which the old list does not contain.
    const canUndo = !product.variations.some(({ image }) => image?.id === mediaId);
    cropping.mutate(
      { mediaId, crop: area },
      {
        onError: (error) => toast.error(errorText(error)),
        onSuccess: () => {
          drop(mediaId);
          toast.success(t("done"), canUndo ? { action: { label: t("undo"), onClick: () => onUndo(before) } } : {});
        },
      },
    );
  }

  return {
    current,
    waiting: Math.max(0, images.length - 1),
    isPending: cropping.isPending,
    add: (mediaIds: readonly number[]) => setQueue((ids) => [...ids, ...mediaIds]),
    crop,
    skip: drop,
    skipAll: () => setQueue([]),
  };
}
