import { ImageOff } from "lucide-react";
import { mediaPath } from "@/lib/catalog/media-path";
import type { ImageView } from "@/lib/catalog/product-view";

/** A small square picture, or an empty square, so that rows keep their height. */
export function ProductThumb({ image, size = 40 }: { image: ImageView | null; size?: number }) {
  const shape = "shrink-0 rounded-box border border-line bg-sunken";
  if (image === null) {
    return (
      <span
        aria-hidden
        className={`${shape} grid place-items-center text-ink-muted`}
        style={{ width: size, height: size }}
      >
        <ImageOff className="size-4" />
      </span>
    );
  }
  return (
    // The name stands beside the picture, so its alt text is empty.
    <img
      src={mediaPath(image)}
      alt=""
      width={size}
      height={size}
      loading="lazy"
      decoding="async"
      className={`${shape} object-cover`}
      style={{ width: size, height: size }}
    />
  );
}
