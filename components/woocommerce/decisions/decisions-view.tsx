"use client";

import { CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { useList } from "@/components/list/use-list";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LoadMore } from "@/components/ui/load-more";
import type { DecisionPage } from "@/lib/sync/products/decision-view";
import { DecisionCard } from "./decision-card";

type DecisionsViewProps = { store: { id: number; url: string }; initial: DecisionPage; canDecide: boolean };

/** Products that wait for a decision, each with its candidates. */
export function DecisionsView({ store, initial, canDecide }: DecisionsViewProps) {
  const t = useTranslations("woocommerce.decisions");
  const { items, query } = useList({
    key: ["woocommerce", "decisions", store.id],
    path: `/api/woocommerce/stores/${store.id}/decisions`,
    initial: { page: initial },
  });
  if (items.length === 0) {
    return (
      <Card isFlush>
        <EmptyState icon={CircleCheck} title={t("empty.title")} description={t("empty.text")} />
      </Card>
    );
  }
  return (
    <div className="space-y-4">
      <p className="max-w-[75ch] text-ink-muted">
        {t("text")} {!canDecide && t("noPermission")}
      </p>
      <ul className="space-y-4">
        {items.map((decision) => (
          <li key={decision.id}>
            <DecisionCard decision={decision} storeUrl={store.url} canDecide={canDecide} />
          </li>
        ))}
      </ul>
      {(query.hasNextPage || query.isError) && <LoadMore list={query} />}
    </div>
  );
}
