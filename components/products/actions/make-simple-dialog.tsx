"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import type { ProductView } from "@/lib/catalog/product-view";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Radio, RadioGroup } from "@/components/ui/radio-group";
import { variationLabel } from "../variation-label";
import { useProductActions } from "./use-product-actions";

/** Variable to simple: one variation continues as the product, the others are archived. */
export function MakeSimpleDialog({ product, onClose }: { product: ProductView; onClose: () => void }) {
  const t = useTranslations("products.actions");
  const actions = useProductActions(product.id);
  const variations = product.variations.filter(({ isArchived }) => !isArchived);
  const [variationId, setVariationId] = useState(variations[0]?.id ?? 0);

  async function submit() {
    const saved = await actions.changeType({ type: "simple", variationId }).catch(() => null);
    if (saved === null) return;
    toast.success(t("typeChanged"));
    onClose();
  }

  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t("makeSimple")}
      description={t("makeSimpleText")}
      footer={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button variant="danger" isPending={actions.isPending} onClick={() => void submit()}>
            {t("makeSimpleSubmit")}
          </Button>
        </>
      }
    >
      <div className="space-y-4">
        <RadioGroup legend={t("stays")}>
          {variations.map((variation) => (
            <Radio
              key={variation.id}
              name="variation"
              checked={variation.id === variationId}
              onChange={() => setVariationId(variation.id)}
              label={<bdi>{variationLabel(variation)}</bdi>}
              hint={<bdi>{variation.sku}</bdi>}
            />
          ))}
        </RadioGroup>
        <p className="text-ink-muted">{t("unsavedIsLost")}</p>
      </div>
    </Dialog>
  );
}
