"use client";

import { Link } from "@/components/ui/link";
import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { useRefusal } from "./use-refusal";

/** Why something was refused, with the way to what stands in the way. */
export function Refusal({ error }: { error: unknown }) {
  const t = useTranslations("sync.refused");
  const { text, runId } = useRefusal(error);
  return (
    <Alert
      tone="danger"
      isLive
      actions={
        runId !== null && (
          <Button asChild size="sm">
            <Link href={`/woocommerce/history/${runId}`}>{t("show")}</Link>
          </Button>
        )
      }
    >
      {text}
    </Alert>
  );
}
