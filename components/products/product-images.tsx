"use client";

import { ChevronLeft, ChevronRight, ImagePlus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type DragEvent, useRef, useState } from "react";
import { toast } from "sonner";
import { IMAGE_TYPES, MAX_UPLOAD_BYTES } from "@/lib/catalog/image-schema";
import { mediaPath } from "@/lib/catalog/media-path";
import type { ImageView, ProductView } from "@/lib/catalog/product-view";
import { useApiError } from "@/components/hooks/use-api-error";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { useAddImage, useSetImages } from "./use-product";

/** The product's images in their order. Each change is written at once. */
export function ProductImages({ product, canEdit }: { product: ProductView; canEdit: boolean }) {
  const t = useTranslations("products.images");
  const errorText = useApiError();
  const input = useRef<HTMLInputElement>(null);
  const [uploading, setUploading] = useState(0);
  const add = useAddImage(product.id);
  const order = useSetImages(product.id);
  const ids = product.images.map(({ id }) => id);

  async function upload(files: readonly File[]) {
    setUploading((count) => count + files.length);
    for (const file of files) {
      try {
        await add.mutateAsync(file);
      } catch (error) {
        toast.error(`${file.name}: ${errorText(error)}`);
      }
      setUploading((count) => count - 1);
    }
  }

  function rearrange(mediaIds: number[], onSuccess?: () => void) {
    order.mutate(mediaIds, { onError: (error) => toast.error(errorText(error)), ...(onSuccess ? { onSuccess } : {}) });
  }

  function remove(mediaId: number) {
    const undo = { label: t("undo"), onClick: () => rearrange(ids) };
    rearrange(ids.filter((id) => id !== mediaId), () => toast.success(t("removed"), { action: undo }));
  }

  function drop(event: DragEvent) {
    event.preventDefault();
    if (canEdit) void upload([...event.dataTransfer.files]);
  }

  return (
    <Card
      title={t("title")}
      description={canEdit && t("hint", { megabytes: MAX_UPLOAD_BYTES / 1024 / 1024 })}
      actions={
        canEdit && (
          <Button size="sm" isPending={uploading > 0} onClick={() => input.current?.click()}>
            <ImagePlus aria-hidden />
            {t("add")}
          </Button>
        )
      }
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
    >
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t("add")}
        accept={IMAGE_TYPES.join(",")}
        onChange={(event) => {
          void upload([...(event.target.files ?? [])]);
          // The same file may be chosen again.
          event.target.value = "";
        }}
      />
      {product.images.length === 0 && uploading === 0 && <p className="text-ink-muted">{t("empty")}</p>}
      <ul className="grid grid-cols-3 gap-3">
        {product.images.map((image, index) => (
          <ImageTile
            key={image.id}
            image={image}
            position={index + 1}
            count={ids.length}
            name={product.name}
            isBusy={order.isPending}
            canEdit={canEdit}
            onMove={(step) => rearrange(swapped(ids, index, index + step))}
            onRemove={() => remove(image.id)}
          />
        ))}
      </ul>
      <p role="status" className="text-ink-muted">
        {uploading > 0 && t("uploading", { count: uploading })}
      </p>
    </Card>
  );
}

function swapped(ids: readonly number[], from: number, to: number): number[] {
  return ids.map((id, index) => (index === from ? (ids[to] ?? id) : index === to ? (ids[from] ?? id) : id));
}

type ImageTileProps = {
  image: ImageView;
  position: number;
  count: number;
  name: string;
  isBusy: boolean;
  canEdit: boolean;
  onMove: (step: -1 | 1) => void;
  onRemove: () => void;
};

function ImageTile({ image, position, count, name, isBusy, canEdit, onMove, onRemove }: ImageTileProps) {
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
        {position === 1 && <Badge className="absolute start-1 top-1">{t("main")}</Badge>}
      </div>
      {canEdit && (
        <div className="flex justify-center">
          <Button variant="ghost" size="icon-sm" aria-label={t("earlier", { position })} disabled={isBusy || position === 1} onClick={() => onMove(-1)}>
            <ChevronLeft aria-hidden className="flip-rtl" />
          </Button>
          <Button variant="ghost" size="icon-sm" aria-label={t("remove", { position })} disabled={isBusy} onClick={onRemove}>
            <X aria-hidden />
          </Button>
          <Button variant="ghost" size="icon-sm" aria-label={t("later", { position })} disabled={isBusy || position === count} onClick={() => onMove(1)}>
            <ChevronRight aria-hidden className="flip-rtl" />
          </Button>
        </div>
      )}
    </li>
  );
}
