"use client";

import { useTranslations } from "next-intl";
import { toast } from "sonner";
import type { PriceCell } from "@/lib/prices/price-schema";
import { useApiError } from "@/components/hooks/use-api-error";
import { afterSaving, inverseCells, toCells } from "./grid-edits";
import type { Grid } from "./use-grid";
import { useSavePrices } from "./use-prices";

/** Saves the edits of the grid. Refused edits stay in the grid, and a save can be undone. */
export function useSaveGrid(grid: Grid) {
  const t = useTranslations("prices");
  const errorText = useApiError();
  const save = useSavePrices();

  function takeBack(cells: PriceCell[]) {
    save.mutate(cells, {
      onSuccess: ({ saved }) => toast.success(t("undone", { count: saved.length })),
      onError: (error) => toast.error(errorText(error)),
    });
  }

  function submit() {
    const { edits } = grid;
    if (edits.size === 0 || save.isPending) return;
    save.mutate(toCells(edits), {
      onSuccess: (answer) => {
        grid.replace(afterSaving(edits, answer.refused));
        const back = inverseCells(edits, answer);
        const action = back.length > 0 ? { action: { label: t("undo"), onClick: () => takeBack(back) } } : {};
        const [saved, refused] = [answer.saved.length, answer.refused.length];
        if (refused === 0) toast.success(t("saved", { count: saved }), action);
        else toast.warning(t("partly", { saved, refused }), action);
      },
      onError: (error) => toast.error(errorText(error)),
    });
  }

  return { submit, isSaving: save.isPending };
}
