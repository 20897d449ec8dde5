"use client";

import { ImagePlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { type DragEvent, useRef, useState } from "react";
import { toast } from "sonner";
import { IMAGE_TYPES, MAX_UPLOAD_BYTES } from "@/lib/catalog/image-schema";
import type { ProductView } from "@/lib/catalog/product-view";
import { useApiError } from "@/components/hooks/use-api-error";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { CropDialog } from "./crop-dialog";
import { ImageTile } from "./image-tile";
import { isSquare, useCropQueue } from "./use-crop-queue";
import { useAddImage, useSetImages } from "./use-product";

/** The product's images in order. Each change is saved at once. */
export function ProductImages({ product, canEdit }: { product: ProductView; canEdit: boolean }) {
  const t = useTranslations("products.images");
  const errorText = useApiError();
  const input = useRef<HTMLInputElement>(null);
  const [uploading, setUploading] = useState(0);
  const add = useAddImage(product.id);
  const order = useSetImages(product.id);
  const ids = product.images.map(({ id }) => id);
  const crops = useCropQueue(product, rearrange);

  async function upload(files: readonly File[]) {
    setUploading((count) => count + files.length);
    const known = new Set(ids);
    const added: number[] = [];
    for (const file of files) {
      try {
        const fresh = (await add.mutateAsync(file)).images.filter((image) => !known.has(image.id));
        for (const image of fresh) known.add(image.id);
        added.push(...fresh.filter((image) => !isSquare(image)).map(({ id }) => id));
      } catch (error) {
        toast.error(`${file.name}: ${errorText(error)}`);
      }
      setUploading((count) => count - 1);
    }
    // Shops show squares; skipping the dialog keeps the whole picture.
    crops.add(added);
  }

  function rearrange(mediaIds: number[], onSuccess?: () => void) {
    order.mutate(mediaIds, { onError: (error) => toast.error(errorText(error)), ...(onSuccess ? { onSuccess } : {}) });
  }

  function remove(mediaId: number) {
    const undo = { label: t("undo"), onClick: () => rearrange(ids) };
    rearrange(
      ids.filter((id) => id !== mediaId),
      () => toast.success(t("removed"), { action: undo }),
    );
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
          // Cleared, so that the same file can be chosen again.
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
            isBusy={order.isPending || crops.isPending}
            canEdit={canEdit}
            onCrop={() => crops.add([image.id])}
            onMove={(step) => rearrange(swapped(ids, index, index + step))}
            onRemove={() => remove(image.id)}
          />
        ))}
      </ul>
      <p role="status" className="text-ink-muted">
        {uploading > 0 && t("uploading", { count: uploading })}
      </p>
      {crops.current !== null && (
        <CropDialog
          key={crops.current.id}
          image={crops.current}
          waiting={crops.waiting}
          isPending={crops.isPending}
          onCrop={(area) => crops.current !== null && crops.crop(crops.current.id, area)}
          onSkip={() => crops.current !== null && crops.skip(crops.current.id)}
          onSkipAll={crops.skipAll}
        />
      )}
    </Card>
  );
}

function swapped(ids: readonly number[], from: number, to: number): number[] {
  return ids.map((id, index) => (index === from ? (ids[to] ?? id) : index === to ? (ids[from] ?? id) : id));
}
