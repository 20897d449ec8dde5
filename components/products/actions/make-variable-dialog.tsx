"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { type AttributeInput } from "@/lib/catalog/combinations";
import type { AttributeChoice } from "@/lib/catalog/list-attributes";
import { changeTypeSchema } from "@/lib/catalog/new-product-schema";
import type { ProductView } from "@/lib/catalog/product-view";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { AttributeRows } from "../new/attribute-rows";
import { useProductActions } from "./use-product-actions";

type MakeVariableDialogProps = { product: ProductView; attributeChoices: AttributeChoice[]; onClose: () => void };

/** Simple to variable: asks for the attributes, and for the values of the goods in stock. */
export function MakeVariableDialog({ product, attributeChoices, onClose }: MakeVariableDialogProps) {
  const t = useTranslations("products.actions");
  const actions = useProductActions(product.id);
  const [attributes, setAttributes] = useState<AttributeInput[]>([{ name: "", values: [] }]);
  const [chosen, setChosen] = useState<Record<number, string>>({});
  const [errors, setErrors] = useState<Record<string, string>>({});
  const options = attributes.map(({ values }, index) => {
    const value = chosen[index];
    return value !== undefined && values.includes(value) ? value : (values[0] ?? "");
  });

  async function submit() {
    const parsed = changeTypeSchema.safeParse({ type: "variable", attributes, options });
    if (!parsed.success) {
      setErrors(Object.fromEntries(parsed.error.issues.map(({ path, message }) => [path.slice(1).join("."), message])));
      return;
    }
    const saved = await actions.changeType(parsed.data).catch(() => null);
    if (saved === null) return;
    toast.success(t("typeChanged"));
    onClose();
  }

  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t("makeVariable")}
      description={t("makeVariableText")}
      footer={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button variant="primary" isPending={actions.isPending} onClick={() => void submit()}>
            {t("makeVariableSubmit")}
          </Button>
        </>
      }
    >
      <div className="space-y-5">
        <AttributeRows attributes={attributes} choices={attributeChoices} errors={errors} onChange={setAttributes} />
        <fieldset className="space-y-3 rounded-box bg-sunken p-4">
          <legend className="sr-only">{t("becomes")}</legend>
          <p>{t("becomes")}</p>
          <div className="grid gap-3 sm:grid-cols-2">
            {attributes.map(({ name, values }, index) => (
              <Field key={index} label={name || t("attributeNumber", { number: index + 1 })}>
                <Select
                  disabled={values.length === 0}
                  value={options[index]}
                  onChange={({ target }) => setChosen({ ...chosen, [index]: target.value })}
                >
                  {values.map((value) => (
                    <option key={value}>{value}</option>
                  ))}
                </Select>
              </Field>
            ))}
          </div>
        </fieldset>
        <p className="text-ink-muted">{t("unsavedIsLost")}</p>
      </div>
    </Dialog>
  );
}
