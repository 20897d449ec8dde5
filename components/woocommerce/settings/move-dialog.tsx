"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Radio, RadioGroup } from "@/components/ui/radio-group";
import type { useSaveStore } from "./use-save-store";

type MoveDialogProps = {
  saving: Pick<ReturnType<typeof useSaveStore>, "move" | "dropMove" | "confirmMove" | "isPending">;
  oldUrl: string;
};

/** A new address: the same shop has moved, or another shop makes the links meaningless. */
export function MoveDialog({ saving, oldUrl }: MoveDialogProps) {
  const t = useTranslations("woocommerce.settings.move");
  const resets = useTranslations("resets.move");
  const [areLinksReset, setLinksReset] = useState(false);
  return (
    <ConfirmDialog
      isOpen={saving.move !== null}
      onOpenChange={(isOpen) => !isOpen && saving.dropMove()}
      title={t("title")}
      description={t("text", { count: saving.move?.count ?? 0, old: oldUrl, next: saving.move?.url ?? "" })}
      confirmLabel={t("confirm")}
      isPending={saving.isPending}
      onConfirm={() => saving.confirmMove(areLinksReset)}
    >
      <RadioGroup legend={resets("legend")}>
        <Radio
          name="move"
          label={resets("same")}
          hint={resets("sameHint")}
          checked={!areLinksReset}
          onChange={() => setLinksReset(false)}
        />
        <Radio
          name="move"
          label={resets("other")}
          hint={resets("otherHint")}
          checked={areLinksReset}
          onChange={() => setLinksReset(true)}
        />
      </RadioGroup>
    </ConfirmDialog>
  );
}
