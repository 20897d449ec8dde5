"use client";

import "react-image-crop/dist/ReactCrop.css";
import { useTranslations } from "next-intl";
import { useState } from "react";
import ReactCrop, { centerCrop, makeAspectCrop, type PercentCrop } from "react-image-crop";
import type { Crop } from "@/lib/catalog/image-schema";
import { mediaPath } from "@/lib/catalog/media-path";
import type { ImageView } from "@/lib/catalog/product-view";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

type CropDialogProps = {
  image: ImageView;
  /** The number of uploaded images that wait behind this one. */
  waiting: number;
  isPending: boolean;
  onCrop: (crop: Crop) => void;
  onSkip: () => void;
  onSkipAll: () => void;
};

/** The largest square, from the middle. */
function middle({ width, height }: ImageView): PercentCrop {
  const side = width < height ? { unit: "%" as const, width: 100 } : { unit: "%" as const, height: 100 };
  return centerCrop(makeAspectCrop(side, 1, width, height), width, height);
}

/**
 * The library gives its square and handles names but no roles, and screen readers skip a name without a role. Set on
 * each render, because handles come and go.
 */
function nameParts(area: HTMLElement | null) {
  for (const part of area?.querySelectorAll("[aria-label]") ?? []) part.setAttribute("role", "group");
}

/** The choice of an image's square: dragged, or moved and sized by the arrow keys. */
export function CropDialog({ image, waiting, isPending, onCrop, onSkip, onSkipAll }: CropDialogProps) {
  const t = useTranslations("products.crop");
  const [crop, setCrop] = useState(() => middle(image));
  const handle = t("handle");
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && (waiting > 0 ? onSkipAll() : onSkip())}
      title={t("title")}
      description={t("text")}
      footer={
        <>
          {waiting > 0 && (
            <Button disabled={isPending} onClick={onSkipAll}>
              {t("skipAll", { count: waiting + 1 })}
            </Button>
          )}
          <Button disabled={isPending} onClick={onSkip}>
            {t("skip")}
          </Button>
          <Button
            variant="primary"
            isPending={isPending}
            disabled={crop.width === 0}
            onClick={() =>
              onCrop({ x: crop.x / 100, y: crop.y / 100, width: crop.width / 100, height: crop.height / 100 })
            }
          >
            {t("submit")}
          </Button>
        </>
      }
    >
      {/* Pictures are not mirrored in right-to-left pages, so the rectangle is placed from the left. */}
      <div dir="ltr" ref={(area) => nameParts(area)} className="grid place-items-center">
        <ReactCrop
          aspect={1}
          keepSelection
          minWidth={24}
          className="max-h-[55vh]"
          crop={crop}
          disabled={isPending}
          onChange={(_, percent) => setCrop(percent)}
          ariaLabels={{
            cropArea: t("area"),
            nwDragHandle: handle,
            nDragHandle: handle,
            neDragHandle: handle,
            eDragHandle: handle,
            seDragHandle: handle,
            sDragHandle: handle,
            swDragHandle: handle,
            wDragHandle: handle,
          }}
        >
          <img src={mediaPath(image)} alt="" width={image.width} height={image.height} className="h-auto w-auto" />
        </ReactCrop>
      </div>
    </Dialog>
  );
}
