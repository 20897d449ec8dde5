"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import type { Rename } from "@/lib/catalog/new-product-schema";
import type { ProductView } from "@/lib/catalog/product-view";
import { fetchJson } from "@/lib/http/fetch-json";
import { useApiError } from "@/components/hooks/use-api-error";
import { useStoreTextHint } from "@/components/hooks/use-store-text-hint";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { attributesOf, changedNames, keyOf } from "./attribute-names";

/** Renames the product's attributes and values. They are shared, so other products change, too. */
export function RenameAttributesDialog({ product, onClose }: { product: ProductView; onClose: () => void }) {
  const t = useTranslations("products.renameAttributes");
  const errorText = useApiError();
  const storeHint = useStoreTextHint();
  const client = useQueryClient();
  const router = useRouter();
  const attributes = attributesOf(product);
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const renames = changedNames(attributes, names);
  const save = useMutation({
    mutationFn: (body: { renames: Rename[] }) => fetchJson<void>("/api/products/attributes", { method: "PATCH", body }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["products"] });
      router.refresh();
      toast.success(t("saved"));
      onClose();
    },
  });
  const field = (attribute: string, value: string | null, label: string) => {
    const key = keyOf(attribute, value);
    const name = names.get(key) ?? value ?? attribute;
    return (
      <Field key={key} label={label} hint={storeHint(name, "name")}>
        <Input
          dir="auto"
          maxLength={value === null ? 100 : 200}
          value={name}
          onChange={({ target }) => setNames(new Map(names).set(key, target.value))}
        />
      </Field>
    );
  };
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t("title")}
      description={t("text")}
      footer={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button
            variant="primary"
            disabled={renames.length === 0}
            isPending={save.isPending}
            onClick={() => save.mutate({ renames })}
          >
            {t("submit")}
          </Button>
        </>
      }
    >
      <div className="space-y-5">
        {attributes.map(({ name, values }) => (
          <fieldset key={name} className="space-y-3">
            {field(name, null, t("attribute", { name }))}
            <div className="grid gap-3 sm:grid-cols-2">
              {values.map((value) => field(name, value, t("value", { name: value })))}
            </div>
          </fieldset>
        ))}
        {save.isError && (
          <Alert isLive tone="danger">
            {errorText(save.error)}
          </Alert>
        )}
      </div>
    </Dialog>
  );
}
