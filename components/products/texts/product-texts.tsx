"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { toast } from "sonner";
import { useFormat } from "@/components/hooks/use-format";
import { useLeaveGuard } from "@/components/hooks/use-leave-guard";
import { useShowRefusal } from "@/components/hooks/use-show-refusal";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { FormActions } from "@/components/ui/form-actions";
import { type ProductLanguage, productTextsSchema } from "@/lib/catalog/product-texts-schema";
import type { ProductView } from "@/lib/catalog/product-view";
import type { NamedLanguage } from "@/lib/catalog/text-languages";
import { LanguageFields, type TextsForm } from "./language-fields";
import { useSaveTexts } from "./use-save-texts";

type ProductTextsProps = {
  product: Pick<ProductView, "id" | "name" | "description" | "shortDescription">;
  /** One for each language of a store, at least one. */
  initial: readonly ProductLanguage[];
  names: readonly NamedLanguage[];
  canEdit: boolean;
};

/** A product's texts in the languages of the stores, saved on their own. */
export function ProductTexts({ product, initial, names, canEdit }: ProductTextsProps) {
  const t = useTranslations("products.texts");
  const { list } = useFormat();
  const save = useSaveTexts(product.id);
  const form = useForm<TextsForm>({ resolver: zodResolver(productTextsSchema), defaultValues: toValues(initial) });
  const showRefusal = useShowRefusal(form);
  const { isDirty } = form.formState;
  useLeaveGuard(isDirty);

  async function submit({ texts }: TextsForm) {
    try {
      form.reset(toValues(await save.mutateAsync(texts)));
      toast.success(t("saved"));
    } catch (error) {
      showRefusal(error);
    }
  }

  return (
    <Card title={t("title")} description={t("description")}>
      <form noValidate onSubmit={form.handleSubmit(submit)} className="space-y-6">
        {initial.map(({ language, stores }, index) => (
          <LanguageFields
            key={language}
            form={form}
            index={index}
            entered={product}
            name={names.find(({ tag }) => tag === language)?.name ?? language}
            hint={t("stores", { stores: list(stores) })}
            isDisabled={!canEdit}
          />
        ))}
        {isDirty && (
          <FormActions status={t("unsaved")}>
            <Button variant="ghost" disabled={save.isPending} onClick={() => form.reset()}>
              {t("discard")}
            </Button>
            <Button type="submit" variant="primary" isPending={save.isPending}>
              {t("save")}
            </Button>
          </FormActions>
        )}
      </form>
    </Card>
  );
}

function toValues(languages: readonly ProductLanguage[]): TextsForm {
  return {
    texts: languages.map(({ language, name, description, shortDescription }) => ({
      language,
      name,
      description,
      shortDescription,
    })),
  };
}
