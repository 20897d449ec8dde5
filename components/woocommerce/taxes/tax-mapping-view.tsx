"use client";

import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ErrorState } from "@/components/ui/error-state";
import { Spinner } from "@/components/ui/spinner";
import { ProblemText } from "../problem-text";
import { TaxMappingForm } from "./tax-mapping-form";
import { useTaxMapping } from "./use-tax-mapping";

/** Fetches the store's taxes, then shows them beside the POS's. */
export function TaxMappingView({ storeId }: { storeId: number }) {
  const t = useTranslations("taxMapping");
  const common = useTranslations("common");
  const mapping = useTaxMapping(storeId);
  if (mapping.isPending) {
    return (
      <Card>
        <p role="status" className="flex items-center gap-3 text-ink-muted">
          <Spinner />
          {t("asking")}
        </p>
      </Card>
    );
  }
  if (mapping.isError)
    return (
      <Card isFlush>
        <ErrorState message={t("failed")} onRetry={() => void mapping.refetch()} isRetrying={mapping.isFetching} />
      </Card>
    );
  if (!mapping.data.ok) {
    return (
      <Alert
        tone="danger"
        title={t("failed")}
        actions={
          <Button size="sm" isPending={mapping.isFetching} onClick={() => void mapping.refetch()}>
            {common("retry")}
          </Button>
        }
      >
        <ProblemText code={mapping.data.errorCode} detail={mapping.data.errorDetail} />
      </Alert>
    );
  }
  return <TaxMappingForm key={mapping.dataUpdatedAt} storeId={storeId} mapping={mapping.data} />;
}
