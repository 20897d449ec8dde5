"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Refusal } from "../refusal";
import { useStartRun } from "../sync/use-run-actions";
import { wooHref } from "../woo-href";
import type { PreviewChoice } from "./use-preview";

type SendCategoriesProps = {
  storeId: number;
  choice: Pick<PreviewChoice, "mode" | "isForced">;
  isBusy: boolean;
  isPrimary?: boolean;
};

/** Starts a run over the categories of the preview, without products. */
export function SendCategories({ storeId, choice, isBusy, isPrimary = false }: SendCategoriesProps) {
  const t = useTranslations("preview");
  const router = useRouter();
  const start = useStartRun(storeId);
  // Categories have no watermark, so a run over changed ones considers all.
  const mode = choice.mode === "new" ? "new" : "all";
  return (
    <div className="mt-3 space-y-3">
      <Button
        variant={isPrimary ? "primary" : "secondary"}
        size={isPrimary ? "md" : "sm"}
        disabled={isBusy}
        isPending={start.isPending}
        onClick={() =>
          start.mutate(
            { kind: "categories", mode, isForced: choice.isForced },
            { onSuccess: () => router.push(wooHref("/woocommerce/sync", storeId)) },
          )
        }
      >
        {t("sendCategories")}
      </Button>
      {start.isError && <Refusal error={start.error} />}
    </div>
  );
}
