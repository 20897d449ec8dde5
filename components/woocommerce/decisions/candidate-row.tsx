"use client";

import { ExternalLink } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import type { DecisionView } from "@/lib/sync/products/decision-view";

type CandidateRowProps = {
  product: DecisionView["product"];
  candidate: DecisionView["candidates"][number];
  storeUrl: string;
  canLink: boolean;
  isPending: boolean;
  onLink: () => void;
};

const TYPES = ["simple", "variable", "variation"] as const;
const STATUSES = ["publish", "draft", "private", "pending", "trash"] as const;

/** A remote product that could be the local one. */
export function CandidateRow({ product, candidate, storeUrl, canLink, isPending, onLink }: CandidateRowProps) {
  const t = useTranslations("woocommerce.decisions");
  const type = TYPES.find((known) => known === candidate.type);
  const status = STATUSES.find((known) => known === candidate.status);
  const isLinkable = type === "simple" || type === "variable";
  const blocker = candidate.linkedProduct
    ? t("taken", { product: candidate.linkedProduct.name })
    : isLinkable
      ? null
      : t("notLinkable");
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-2.5 sm:px-5">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="font-medium tabular-nums">{t("remote", { id: String(candidate.remoteId) })}</span>
          <span>{type ? t(`types.${type}`) : t("types.other", { type: candidate.type })}</span>
          <Badge tone={status === "trash" ? "warning" : "neutral"}>
            {status ? t(`status.${status}`) : t("status.other", { status: candidate.status })}
          </Badge>
        </p>
        <p className="text-[0.8125rem] text-ink-muted">
          <bdi>{t("sku", { sku: candidate.sku })}</bdi>
          {candidate.type === "variable" && product.type === "simple" && <> · {t("loses")}</>}
        </p>
      </div>
      <Button asChild variant="ghost" size="sm">
        <a
          href={`${storeUrl}/wp-admin/post.php?post=${candidate.remoteId}&action=edit`}
          target="_blank"
          rel="noreferrer"
        >
          {t("view")}
          <ExternalLink aria-hidden />
        </a>
      </Button>
      {blocker !== null ? (
        <span className="text-[0.8125rem] text-ink-muted">{blocker}</span>
      ) : (
        <Button
          size="sm"
          variant="primary"
          disabled={!canLink}
          isPending={isPending}
          aria-label={t("linkNamed", { product: product.name, id: String(candidate.remoteId) })}
          onClick={onLink}
        >
          {t("link")}
        </Button>
      )}
    </li>
  );
}
