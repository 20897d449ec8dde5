"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { toast } from "sonner";
import type { z } from "zod";
import { LOW_STOCK_AT } from "@/lib/catalog/product-schema";
import { reorderLevelSchema } from "@/lib/stock/stock-schema";
import type { StockRow } from "@/lib/stock/stock-view";
import { useFieldError } from "@/components/hooks/use-field-error";
import { useShowRefusal } from "@/components/products/use-show-refusal";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useSetReorderLevel } from "./use-stock";

const FORM_ID = "reorder-level";

/** At how many of a variation it comes onto the low-stock list. */
export function ReorderDialog({ row, onClose }: { row: StockRow; onClose: () => void }) {
  const t = useTranslations("stock.reorder");
  const issueText = useFieldError();
  const save = useSetReorderLevel(row.variationId);
  const form = useForm<z.input<typeof reorderLevelSchema>, unknown, z.output<typeof reorderLevelSchema>>({
    resolver: zodResolver(reorderLevelSchema),
    defaultValues: { lowStockAt: row.lowStockAt ?? "" },
  });
  const showRefusal = useShowRefusal(form);

  async function submit({ lowStockAt }: { lowStockAt: string | null }) {
    try {
      await save.mutateAsync(lowStockAt ?? "");
      toast.success(t("saved"));
      onClose();
    } catch (error) {
      showRefusal(error);
    }
  }

  return (
    <Dialog
      isOpen
      size="sm"
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t("title")}
      description={<bdi>{[row.name, row.label].filter(Boolean).join(" – ")}</bdi>}
      footer={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" form={FORM_ID} variant="primary" isPending={save.isPending}>
            {t("save")}
          </Button>
        </>
      }
    >
      <form id={FORM_ID} noValidate onSubmit={form.handleSubmit(submit)}>
        <Field label={t("level")} hint={t("hint", { quantity: LOW_STOCK_AT })} error={issueText(form.formState.errors.lowStockAt?.message)}>
          <Input isNumeric autoFocus {...form.register("lowStockAt")} />
        </Field>
      </form>
    </Dialog>
  );
}
