"use client";

import { useApiError } from "@/components/hooks/use-api-error";
import { Link } from "@/components/ui/link";
import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { RequestError } from "@/lib/http/fetch-json";

/** Why something was refused, with a link to the obstacle. */
export function Refusal({ error }: { error: unknown }) {
  const t = useTranslations("sync.refused");
  const text = useApiError()(error);
  const runId = error instanceof RequestError ? Number(error.body.values?.["runId"] ?? 0) : 0;
  return (
    <Alert
      tone="danger"
      isLive
      actions={
        runId > 0 && (
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
