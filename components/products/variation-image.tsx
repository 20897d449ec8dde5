"use client";

import { useTranslations } from "next-intl";
import { useController } from "react-hook-form";
import type { ImageView, ProductView } from "@/lib/catalog/product-view";
import { Select } from "@/components/ui/select";
import { useFormFieldError } from "./form-fields";
import type { ProductFormValues } from "./product-form-values";
import { ProductThumb } from "./product-thumb";

type VariationImageProps = {
  product: ProductView;
  /** The variation's present image, which may have been removed from the product meanwhile. */
  image: ImageView | null;
  name: `variations.${number}.mediaId`;
  label: string;
  isDisabled: boolean;
};

/** The choice of a variation's image among the product's images. */
export function VariationImage({ product, image, name, label, isDisabled }: VariationImageProps) {
  const t = useTranslations("products");
  const {
    field: { value, onChange, onBlur, ref },
  } = useController<ProductFormValues, typeof name>({ name });
  const error = useFormFieldError(name);
  const isOff = image !== null && !product.images.some(({ id }) => id === image.id);
  const chosen = [...product.images, ...(image === null ? [] : [image])].find(({ id }) => id === value) ?? null;
  return (
    <>
      <span className="flex w-44 items-center gap-2">
        <ProductThumb image={chosen} size={28} />
        <Select
          ref={ref}
          aria-label={label}
          aria-invalid={error !== undefined || undefined}
          disabled={isDisabled}
          value={value ?? ""}
          onBlur={onBlur}
          onChange={({ target }) => onChange(target.value === "" ? null : Number(target.value))}
        >
          <option value="">{t("mainImage")}</option>
          {product.images.map(({ id }, index) => (
            <option key={id} value={id}>
              {t("imageNumber", { position: index + 1 })}
            </option>
          ))}
          {isOff && <option value={image.id}>{image.fileName}</option>}
        </Select>
      </span>
      {error !== undefined && (
        <p role="alert" className="mt-1 text-[0.8125rem] text-danger-ink">
          {error}
        </p>
      )}
    </>
  );
}
