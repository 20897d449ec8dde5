"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { toast } from "sonner";
import { combine, optionKey } from "@/lib/catalog/combinations";
import { type NewProduct, type NewProductInput, newProductSchema } from "@/lib/catalog/new-product-schema";
import type { ProductView } from "@/lib/catalog/product-view";
import { fetchJson } from "@/lib/http/fetch-json";
import { useLeaveGuard } from "@/components/hooks/use-leave-guard";
import { useShowRefusal } from "@/components/hooks/use-show-refusal";

type NewRow = NewProductInput["variations"][number];

const EMPTY_ROW: NewRow = { options: [], sku: "", barcode: "", price: "", weight: "" };

const EMPTY: NewProductInput = {
  type: "simple",
  name: "",
  sku: "",
  categoryId: null,
  taxRateId: null,
  description: "",
  shortDescription: "",
  tracksStock: true,
  isSyncDisabled: false,
  attributes: [],
  variations: [EMPTY_ROW],
};

/** The form of a new product. The values typed for a combination stay while other combinations come and go. */
export function useNewProduct() {
  const t = useTranslations("products.new");
  const router = useRouter();
  const client = useQueryClient();
  const form = useForm<NewProductInput, unknown, NewProduct>({
    resolver: zodResolver(newProductSchema),
    defaultValues: EMPTY,
  });
  const showRefusal = useShowRefusal(form);
  const create = useMutation({
    mutationFn: (product: NewProduct) => fetchJson<ProductView>("/api/products", { method: "POST", body: product }),
    onSuccess: () => client.invalidateQueries({ queryKey: ["products", "list"] }),
  });

  useLeaveGuard(form.formState.isDirty && !create.isSuccess);

  async function submit(product: NewProduct) {
    try {
      const { id } = await create.mutateAsync(product);
      toast.success(t("created"));
      router.push(`/products/${id}`);
    } catch (error) {
      showRefusal(error);
    }
  }

  function setType(type: NewProductInput["type"]) {
    const { price = "", weight = "", barcode = "" } = form.getValues("variations.0") ?? {};
    form.setValue("type", type);
    form.setValue("attributes", type === "simple" ? [] : [{ name: "", values: [] }]);
    form.setValue("variations", type === "simple" ? [{ ...EMPTY_ROW, price, weight, barcode }] : []);
    form.clearErrors();
  }

  /** Rows of existing combinations keep their typed values. */
  function makeRows(price: string) {
    const before = new Map(form.getValues("variations").map((row) => [optionKey(row.options ?? []), row]));
    const attributes = form.getValues("attributes") ?? [];
    const rows = combine(attributes).map((options): NewRow => ({
      ...(before.get(optionKey(options)) ?? { ...EMPTY_ROW, price }),
      options,
    }));
    form.setValue("variations", rows, { shouldDirty: true });
    form.clearErrors("variations");
  }

  function removeRow(index: number) {
    form.setValue(
      "variations",
      form.getValues("variations").filter((_, at) => at !== index),
      { shouldDirty: true },
    );
  }

  return {
    form,
    isSaving: create.isPending || create.isSuccess,
    setType,
    makeRows,
    removeRow,
    onSubmit: form.handleSubmit(submit),
  };
}
