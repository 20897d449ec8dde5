"use client";

import { ExternalLink } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import type { Tone } from "@/components/ui/tone";
import { PULL_DOUBTS } from "@/lib/sync/pull/pull-schema";
import type { PullProductView } from "@/lib/sync/pull/pull-view";
import { toReason } from "./pull-preview";

const TONES: Record<PullProductView["verdict"], Tone> = {
  new: "success",
  matched: "accent",
  doubtful: "warning",
  left_out: "neutral",
};

/** A product's name, with the way into the store, and its SKU. */
export function Product({ item, storeUrl }: { item: PullProductView; storeUrl: string }) {
  const t = useTranslations("pull");
  return (
    <>
      <a
        href={`${storeUrl}/wp-admin/post.php?post=${item.remoteId}&action=edit`}
        target="_blank"
        rel="noreferrer"
        className="inline-flex max-w-full items-center gap-1.5 underline-offset-2 hover:underline"
        title={t("products.inStore")}
      >
        <bdi className="line-clamp-2">{item.label}</bdi>
        <ExternalLink aria-hidden className="size-3.5 shrink-0 text-ink-muted" />
      </a>
      <bdi className="block truncate text-[0.8125rem] text-ink-muted">{item.sku}</bdi>
    </>
  );
}

/** The outcome for a product, once it is linked with the way to it. */
export function Verdict({ item }: { item: PullProductView }) {
  const t = useTranslations("pull");
  if (item.isLinked && item.productId !== null)
    return (
      <Link href={`/products/${item.productId}`} className="shrink-0 underline underline-offset-2">
        {t("products.linked")}
      </Link>
    );
  return (
    <Badge tone={TONES[item.verdict]} className="shrink-0">
      {t(`verdicts.${item.verdict}`)}
    </Badge>
  );
}

/** Why a product is left out or doubtful. */
export function Notes({ item }: { item: PullProductView }) {
  const t = useTranslations("pull");
  if (item.reason !== null) return <span>{t(`reasons.${toReason(item.reason)}`)}</span>;
  const doubts = PULL_DOUBTS.filter((doubt) => item.doubts.includes(doubt));
  if (doubts.length === 0) return null;
  return (
    <ul>
      {doubts.map((doubt) => (
        <li key={doubt}>{t(`doubts.${doubt}`)}</li>
      ))}
    </ul>
  );
}
