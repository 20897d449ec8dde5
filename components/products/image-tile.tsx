"use client";

import { ChevronLeft, ChevronRight, Crop as CropIcon, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { mediaPath } from "@/lib/catalog/media-path";
import type { ImageView } from "@/lib/catalog/product-view";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { isSquare } from "./use-crop-queue";

type ImageTileProps = {
  image: ImageView;
  position: number;
  count: number;
  name: string;
  isBusy: boolean;
  canEdit: boolean;
  onCrop: () => void;
  onMove: (step: -1 | 1) => void;
  onRemove: () => void;
};

/** An image with its actions. */
export function ImageTile({ image, position, count, name, isBusy, canEdit, onCrop, onMove, onRemove }: ImageTileProps) {
  const t = useTranslations("products.images");
  return (
    <li className="min-w-0 space-y-1">
      <div className="relative">
        <img
          src={mediaPath(image)}
          alt={t("alt", { position, name })}
          width={image.width}
          height={image.height}
          loading="lazy"
          decoding="async"
          className="aspect-square w-full rounded-box border border-line bg-sunken object-contain"
        />
        {position === 1 && (
          <Badge className="absolute start-1 top-1 border border-line bg-surface whitespace-nowrap">{t("main")}</Badge>
        )}
      </div>
      {canEdit && (
        <div className="flex flex-wrap justify-center">
          {count > 1 && (
            <Button
              variant="ghost"
              size="icon-sm"
              aria-label={t("earlier", { position })}
              disabled={isBusy || position === 1}
              onClick={() => onMove(-1)}
            >
              <ChevronLeft aria-hidden className="flip-rtl" />
            </Button>
          )}
          {!isSquare(image) && (
            <Button
              variant="ghost"
              size="icon-sm"
              aria-label={t("crop", { position })}
              disabled={isBusy}
              onClick={onCrop}
            >
              <CropIcon aria-hidden />
            </Button>
          )}
          <Button
            variant="ghost"
            size="icon-sm"
            aria-label={t("remove", { position })}
            disabled={isBusy}
            onClick={onRemove}
          >
            <X aria-hidden />
          </Button>
          {count > 1 && (
            <Button
              variant="ghost"
              size="icon-sm"
              aria-label={t("later", { position })}
              disabled={isBusy || position === count}
              onClick={() => onMove(1)}
            >
              <ChevronRight aria-hidden className="flip-rtl" />
            </Button>
          )}
        </div>
      )}
    </li>
  );
}
