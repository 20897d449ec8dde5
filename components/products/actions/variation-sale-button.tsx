"use client";

import { ArchiveRestore, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ProductView, VariationView } from "@/lib/catalog/product-view";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { variationLabel } from "../variation-label";
import { useProductActions } from "./use-product-actions";

/** Archives a variation after a confirmation, or restores it. */
export function VariationSaleButton({ product, variation }: { product: ProductView; variation: VariationView }) {
  const t = useTranslations("products.actions");
  const actions = useProductActions(product.id);
  const [isOpen, setIsOpen] = useState(false);
  const label = variationLabel(variation);
  if (variation.isArchived) {
    return (
      <Button
        variant="ghost"
        size="icon-sm"
        aria-label={t("restoreVariation", { label })}
        isPending={actions.isPending}
        onClick={() => void actions.setVariationArchived(variation.id, false).catch(() => undefined)}
      >
        <ArchiveRestore aria-hidden />
      </Button>
    );
  }
  return (
    <>
      <Button
        variant="ghost"
        size="icon-sm"
        aria-label={t("removeVariation", { label })}
        onClick={() => setIsOpen(true)}
      >
        <Trash2 aria-hidden />
      </Button>
      <ConfirmDialog
        isOpen={isOpen}
        onOpenChange={setIsOpen}
        title={t("removeVariation", { label })}
        description={t("removeVariationText")}
        confirmLabel={t("removeVariationSubmit")}
        isDestructive
        isPending={actions.isPending}
        onConfirm={() =>
          void actions.setVariationArchived(variation.id, true).then(
            () => setIsOpen(false),
            () => undefined,
          )
        }
      />
    </>
  );
}
