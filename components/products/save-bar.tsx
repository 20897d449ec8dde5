"use client";

import { useTranslations } from "next-intl";
import { useFormState } from "react-hook-form";
import { useLeaveGuard } from "@/components/hooks/use-leave-guard";
import { Button } from "@/components/ui/button";
import { FormActions } from "@/components/ui/form-actions";

type SaveBarProps = {
  isSaving: boolean;
  /** Saving waits for a choice by the user. */
  isHeld: boolean;
  onDiscard: () => void;
};

/** Appears while there are unsaved changes, and stays in sight however long the form is. */
export function SaveBar({ isSaving, isHeld, onDiscard }: SaveBarProps) {
  const t = useTranslations("products");
  const { isDirty } = useFormState();
  useLeaveGuard(isDirty);
  if (!isDirty || isHeld) return null;
  return (
    <FormActions isSticky status={t("unsaved")}>
      <Button variant="ghost" disabled={isSaving} onClick={onDiscard}>
        {t("discard")}
      </Button>
      <Button type="submit" variant="primary" isPending={isSaving}>
        {t("save")}
      </Button>
    </FormActions>
  );
}
