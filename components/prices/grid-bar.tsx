"use client";

import { Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { FormActions } from "@/components/ui/form-actions";
import type { Grid } from "./use-grid";

type GridBarProps = { grid: Grid; isSaving: boolean; onSave: () => void };

/** Appears while there are edits to save or to undo. */
export function GridBar({ grid, isSaving, onSave }: GridBarProps) {
  const t = useTranslations("prices");
  if (grid.edits.size === 0 && !grid.canUndo) return null;
  return (
    <FormActions isSticky status={<GridStatus changed={grid.edits.size} problems={grid.problems} />}>
      <Button variant="ghost" disabled={!grid.canUndo} onClick={grid.undo}>
        <Undo2 aria-hidden className="flip-rtl" />
        {t("undo")}
      </Button>
      <Button disabled={grid.edits.size === 0} onClick={grid.discard}>
        {t("discard")}
      </Button>
      <Button variant="primary" disabled={grid.edits.size === 0} isPending={isSaving} onClick={onSave}>
        {t("save")}
      </Button>
    </FormActions>
  );
}

function GridStatus({ changed, problems }: { changed: number; problems: number }) {
  const t = useTranslations("prices.status");
  if (problems > 0) return <span className="text-danger-ink">{t("wrong", { count: problems })}</span>;
  return changed === 0 ? t("none") : t("changed", { count: changed });
}
