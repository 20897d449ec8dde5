"use client";

import { Printer, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ActivityPage } from "@/lib/activity/activity-schema";
import type { SaleView } from "@/lib/sales/sale-view";
import { ActivityList } from "@/components/activity/activity-list";
import { useCan } from "@/components/layout/user-context";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { PaymentButton } from "./payment-button";
import { ReturnDialog } from "./return-dialog";
import { SourceTag, StatusTag } from "./sale-badges";
import { SaleDetails } from "./sale-details";
import { SaleLines } from "./sale-lines";
import { SalePayments, SaleReturns, SaleTotalsList } from "./sale-money";
import { StatusButton } from "./status-button";
import { useSale } from "./use-sale";

/** One sale: lines, payments and returns, and the actions that are still possible. */
export function SalePageView({ initial, activity }: { initial: SaleView; activity: ActivityPage | null }) {
  const t = useTranslations("sales");
  const canEdit = useCan("sales.edit");
  const { data: sale, refetch } = useSale(initial);
  const [isReturning, setIsReturning] = useState(false);
  const canReturn =
    canEdit &&
    sale.status === "final" &&
    sale.lines.some(
      (line) => line.returned !== line.quantity && (line.kind === "product" || line.kind === "free_text"),
    );
  return (
    <>
      <PageHeader
        back={{ href: "/sales", label: t("back") }}
        title={<bdi>{sale.number}</bdi>}
        badge={
          <>
            <SourceTag source={sale.source} />
            <StatusTag sale={sale} />
          </>
        }
        actions={
          <>
            <PaymentButton sale={sale} onStale={() => void refetch()} />
            {canEdit && <StatusButton sale={sale} />}
            {canReturn && (
              <Button onClick={() => setIsReturning(true)}>
                <Undo2 aria-hidden className="flip-rtl" />
                {t("return.action")}
              </Button>
            )}
            <Button asChild variant="primary">
              <a href={`/sales/${sale.id}/receipt?print=1`} target="_blank" rel="noopener">
                <Printer aria-hidden />
                {t("print")}
              </a>
            </Button>
          </>
        }
      />
      <div className="space-y-4">
        {sale.isDeletedInStore && (
          <Alert tone="danger">{t(sale.status === "final" ? "deletedServed" : "deleted")}</Alert>
        )}
        {sale.status === "draft" && sale.draftReason === "held" && <Alert tone="warning">{t("heldHint")}</Alert>}
        {sale.status === "draft" && sale.draftReason === "out_of_stock" && <Alert tone="warning">{t("waits")}</Alert>}
        <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
          <div className="min-w-0 space-y-4">
            <SaleLines sale={sale} />
            {sale.returns.length > 0 && <SaleReturns sale={sale} />}
            {activity && activity.items.length > 0 && (
              <Card title={t("activity")} isFlush>
                <ActivityList items={activity.items} hasLinks={false} />
              </Card>
            )}
          </div>
          <div className="min-w-0 space-y-4">
            <SaleTotalsList sale={sale} />
            <SalePayments sale={sale} />
            <SaleDetails sale={sale} />
          </div>
        </div>
      </div>
      {isReturning && <ReturnDialog sale={sale} onClose={() => setIsReturning(false)} />}
    </>
  );
}
