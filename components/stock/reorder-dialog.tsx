"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { toast } from "sonner";
import type { z } from "zod";
import { goodsTitle } from "@/lib/stock/goods-title";
import { LOW_STOCK_AT } from "@/lib/catalog/product-schema";
import { reorderLevelSchema } from "@/lib/stock/stock-schema";
import type { StockRow } from "@/lib/stock/stock-view";
import { useFieldError } from "@/components/hooks/use-field-error";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Input } from "@/components/ui/input";
import { useSetReorderLevel } from "./use-stock";

/** The quantity at which a variation counts as low. */
export function ReorderDialog({ row, onClose }: { row: StockRow; onClose: () => void }) {
  const t = useTranslations("stock.reorder");
  const issueText = useFieldError();
  const save = useSetReorderLevel(row.variationId);
  const form = useForm<z.input<typeof reorderLevelSchema>, unknown, z.output<typeof reorderLevelSchema>>({
    resolver: zodResolver(reorderLevelSchema),
    defaultValues: { lowStockAt: row.lowStockAt ?? "" },
  });

  async function submit({ lowStockAt }: { lowStockAt: string | null }) {
    await save.mutateAsync(lowStockAt ?? "");
    toast.success(t("saved"));
    onClose();
  }

  return (
    <FormDialog
      form={form}
      title={t("title")}
      description={<bdi>{goodsTitle(row)}</bdi>}
      submitLabel={t("save")}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field
        label={t("level")}
        hint={t("hint", { quantity: LOW_STOCK_AT })}
        error={issueText(form.formState.errors.lowStockAt?.message)}
      >
        <Input isNumeric autoFocus {...form.register("lowStockAt")} />
      </Field>
    </FormDialog>
  );
}
