"use client";

import { Link } from "@/components/ui/link";
import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { DecisionView } from "@/lib/sync/products/decision-view";
import { Refusal } from "../refusal";
import { CandidateRow } from "./candidate-row";
import { useDecide } from "./use-decisions";

type DecisionCardProps = { decision: DecisionView; storeUrl: string; canDecide: boolean };

export function DecisionCard({ decision, storeUrl, canDecide }: DecisionCardProps) {
  const t = useTranslations("woocommerce.decisions");
  const decide = useDecide(decision.id);
  const { product, candidates } = decision;
  const reason = candidates[0]?.reason ?? "several";
  const isDeciding = (remoteId: number | null) =>
    decide.isPending &&
    (decide.variables.action === "link" ? decide.variables.remoteId === remoteId : remoteId === null);
  return (
    <Card
      isFlush
      title={
        <Link href={`/products/${product.id}`} className="break-words underline-offset-4 hover:underline" dir="auto">
          {product.name}
        </Link>
      }
      description={
        <>
          <bdi>{t("sku", { sku: product.sku })}</bdi> · {t(`types.${product.type}`)}. {t(`reason.${reason}`)}
        </>
      }
      actions={
        canDecide && (
          <Button
            size="sm"
            isPending={isDeciding(null)}
            disabled={decide.isPending && !isDeciding(null)}
            onClick={() =>
              decide.mutate(
                { action: "disable" },
                { onSuccess: () => void toast.success(t("disabled", { product: product.name })) },
              )
            }
          >
            {t("disable")}
          </Button>
        )
      }
    >
      <ul aria-label={t("candidates")} className="divide-y divide-line border-t border-line">
        {candidates.map((candidate) => (
          <CandidateRow
            key={candidate.remoteId}
            product={product}
            candidate={candidate}
            storeUrl={storeUrl}
            canLink={canDecide && (!decide.isPending || isDeciding(candidate.remoteId))}
            isPending={isDeciding(candidate.remoteId)}
            onLink={() =>
              decide.mutate(
                { action: "link", remoteId: candidate.remoteId },
                { onSuccess: () => void toast.success(t("linked", { product: product.name })) },
              )
            }
          />
        ))}
      </ul>
      {decide.isError && (
        <div className="p-4">
          <Refusal error={decide.error} />
        </div>
      )}
    </Card>
  );
}
