"use client";

import { Link } from "@/components/ui/link";
import { useTranslations } from "next-intl";
import { useFormat } from "@/components/hooks/use-format";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import type { TaxWarnings as Warnings } from "@/lib/sync/taxes/tax-view";
import { wooHref } from "../woo-href";
import { rateText } from "./rate-text";

type TaxWarningsProps = { storeId: number; warnings: Warnings; canMap: boolean };

/** The taxes that are not mapped, and how much they affect. Renders nothing when all are mapped. */
export function TaxWarnings({ storeId, warnings, canMap }: TaxWarningsProps) {
  const t = useTranslations("taxMapping.warning");
  const format = useFormat();
  const { unmappedRates, unmappedTaxes } = warnings;
  if (unmappedRates.length === 0 && unmappedTaxes.length === 0) return null;
  const products = unmappedRates.reduce((sum, rate) => sum + rate.products, 0);
  const action = canMap && (
    <Button asChild size="sm">
      <Link href={wooHref("/woocommerce/tax-mapping", storeId)}>{t("action")}</Link>
    </Button>
  );
  return (
    <Alert tone="warning" actions={action} className="mb-4">
      {unmappedRates.length > 0 && (
        <p>
          {t("rates", {
            count: unmappedRates.length,
            names: format.list(unmappedRates.map(({ name, percent }) => rateText(name, format.percent(percent)))),
          })}{" "}
          {t("products", { count: products })}
        </p>
      )}
      {unmappedTaxes.length > 0 && (
        <p>
          {t("taxes", {
            names: format.list(unmappedTaxes.map(({ label, orders }) => t("orders", { label, count: orders }))),
          })}
        </p>
      )}
    </Alert>
  );
}
