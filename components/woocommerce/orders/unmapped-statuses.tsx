"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/components/hooks/use-format";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import type { StatusInUse } from "@/lib/sync/orders/order-view";
import { wooHref } from "../woo-href";

type UnmappedStatusesProps = { storeId: number; statuses: readonly StatusInUse[]; canMap: boolean };

/** The statuses of orders that nobody has mapped. Renders nothing when all are mapped. */
export function UnmappedStatuses({ storeId, statuses, canMap }: UnmappedStatusesProps) {
  const t = useTranslations("orders.unmapped");
  const format = useFormat();
  const unmapped = statuses.filter(({ isMapped }) => !isMapped);
  if (unmapped.length === 0) return null;
  const action = canMap && (
    <Button asChild size="sm">
      <Link href={`${wooHref("/woocommerce/settings/orders", storeId)}#statuses`}>{t("action")}</Link>
    </Button>
  );
  return (
    <Alert tone="warning" actions={action} className="mb-4">
      {t("text", {
        count: unmapped.length,
        names: format.list(unmapped.map(({ status, orders }) => t("status", { status, count: orders }))),
      })}
    </Alert>
  );
}
