"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { toast } from "sonner";
import { type ProductEdit, productFormSchema } from "@/lib/catalog/product-schema";
import type { ProductView } from "@/lib/catalog/product-view";
import { fetchJson, isRefusal } from "@/lib/http/fetch-json";
import { changedParts, changesPrices, type ProductFormValues, toFormValues } from "./product-form-values";
import { useSaveProduct } from "./use-product";
import { useShowRefusal } from "@/components/hooks/use-show-refusal";

/** Other refusals share the status 409, and overwriting does not help against those. */
const isSavedMeanwhile = (error: unknown) => isRefusal(error, "productChanged");

/**
 * The product form and its outcomes. Edits are compared with the product as loaded into the form (`base`), so saving
 * after a conflict writes the changed fields only.
 */
export function useProductForm(product: ProductView, priceGroupIds: readonly number[], decimals: number) {
  const t = useTranslations("products");
  const [base, setBase] = useState(product);
  const [theirs, setTheirs] = useState<ProductView | null>(null);
  const save = useSaveProduct(product.id);
  const form = useForm<ProductFormValues, unknown, ProductEdit>({
    resolver: zodResolver(productFormSchema((edit) => changesPrices(base, edit))),
    defaultValues: toFormValues(product, priceGroupIds, decimals),
  });
  const showRefusal = useShowRefusal(form);

  function startFrom(view: ProductView) {
    setBase(view);
    setTheirs(null);
    form.reset(toFormValues(view, priceGroupIds, decimals));
  }

  async function submit(edit: ProductEdit, updatedAt: string) {
    try {
      startFrom(await save.mutateAsync({ ...changedParts(base, edit), updatedAt }));
      toast.success(t("saved"));
    } catch (error) {
      if (isSavedMeanwhile(error)) await loadTheirs();
      else showRefusal(error);
    }
  }

  /** Without an answer the form stays as it is: saving again is refused again, and asks again. */
  async function loadTheirs() {
    try {
      setTheirs(await fetchJson<ProductView>(`/api/products/${product.id}`));
    } catch (error) {
      showRefusal(error);
    }
  }

  /** Adds fields for variations that were just added; other typed values stay. */
  function adoptVariations(view: ProductView) {
    setBase((before) => ({ ...before, variations: view.variations }));
    form.reset(toFormValues(view, priceGroupIds, decimals), { keepDirtyValues: true });
  }

  return {
    form,
    theirs,
    isSaving: save.isPending,
    onSubmit: form.handleSubmit((edit) => submit(edit, base.updatedAt)),
    keepMine: form.handleSubmit((edit) => submit(edit, (theirs ?? base).updatedAt)),
    takeTheirs: () => startFrom(theirs ?? product),
    discard: () => startFrom(product),
    adoptVariations,
  };
}
