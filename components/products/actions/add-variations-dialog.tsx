"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { combine, countCombinations, MAX_VARIATIONS, optionKey } from "@/lib/catalog/combinations";
import { priceSchema } from "@/lib/money/decimal-schema";
import type { ProductView } from "@/lib/catalog/product-view";
import { useFieldError } from "@/components/hooks/use-field-error";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { ValueInput } from "../new/value-input";
import { useProductActions } from "./use-product-actions";

type AddVariationsDialogProps = { product: ProductView; onAdded: (product: ProductView) => void; onClose: () => void };

/** Adds more values of a product's attributes; the missing combinations become variations. */
export function AddVariationsDialog({ product, onAdded, onClose }: AddVariationsDialogProps) {
  const t = useTranslations("products.addVariations");
  const issueText = useFieldError();
  const actions = useProductActions(product.id);
  const existing = valuesInUse(product);
  const [values, setValues] = useState<Record<string, string[]>>(() => Object.fromEntries(existing));
  const [price, setPrice] = useState(product.variations[0]?.price ?? "");
  const [priceError, setPriceError] = useState<string>();
  const attributes = existing.map(([name]) => ({ name, values: values[name] ?? [] }));
  const present = new Set(
    product.variations
      .filter(({ isArchived }) => !isArchived)
      .map(({ options }) => optionKey(options.map(({ value }) => value))),
  );
  const added = combine(attributes).filter((options) => !present.has(optionKey(options)));

  async function submit() {
    const parsed = priceSchema.safeParse(price);
    setPriceError(parsed.success ? undefined : parsed.error.issues[0]?.message);
    if (!parsed.success) return;
    const variations = added.map((options) => ({ options, sku: "", barcode: "", price: parsed.data, weight: null }));
    const saved = await actions.addVariations({ variations }).catch(() => null);
    if (saved === null) return;
    toast.success(t("added", { count: variations.length }));
    onAdded(saved);
    onClose();
  }

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
            disabled={added.length === 0}
            isPending={actions.isPending}
            onClick={() => void submit()}
          >
            {t("submit", { count: added.length })}
          </Button>
        </>
      }
    >
      <div className="space-y-4">
        {attributes.map(({ name, values: chosen }) => (
          <ValueInput
            key={name}
            label={name}
            values={chosen}
            suggestions={[]}
            onChange={(next) => setValues({ ...values, [name]: next })}
          />
        ))}
        {countCombinations(attributes) > MAX_VARIATIONS && (
          <p role="alert" className="text-danger-ink">
            {issueText("tooManyVariations")}
          </p>
        )}
        <Field label={t("price")} error={issueText(priceError)} className="w-44">
          <Input isNumeric value={price} onChange={({ target }) => setPrice(target.value)} />
        </Field>
        <p className="text-ink-muted">{t("hint")}</p>
      </div>
    </Dialog>
  );
}

/** Attribute → the values on sale, in the order of the variations. */
function valuesInUse(product: ProductView): [string, string[]][] {
  const values = new Map<string, string[]>();
  for (const { isArchived, options } of product.variations) {
    if (isArchived) continue;
    for (const { attribute, value } of options) {
      const known = values.get(attribute) ?? [];
      if (!known.includes(value)) values.set(attribute, [...known, value]);
    }
  }
  return [...values];
}
