"use client";

import type { ColumnDef } from "@tanstack/react-table";
import { ExternalLink } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "next-intl";
import { ListTable } from "@/components/list/list-table";
import { useList } from "@/components/list/use-list";
import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import { Select } from "@/components/ui/select";
import type { Tone } from "@/components/ui/tone";
import { PULL_DOUBTS } from "@/lib/sync/pull/pull-schema";
import type { PullProductPage, PullProductView, PullView } from "@/lib/sync/pull/pull-view";
import { Refusal } from "../refusal";
import { toReason } from "./pull-preview";
import { useChooseProduct } from "./use-pull";

const TONES: Record<PullProductView["verdict"], Tone> = {
  new: "success",
  matched: "accent",
  doubtful: "warning",
  left_out: "neutral",
};
const CHOICES = ["store", "shop", "leave_out"] as const;
const VERDICTS = ["new", "matched", "doubtful", "left_out"] as const;

/** The products of the store, each with its outcome; in the preview a doubtful one has a choice of its own. */
export function PullProducts({ pull, storeUrl }: { pull: PullView; storeUrl: string }) {
  const t = useTranslations("pull");
  const isReady = pull.status === "ready";
  const [verdict, setVerdict] = useState(isReady && (pull.preview?.counts.doubtful ?? 0) > 0 ? "doubtful" : "");
  const choose = useChooseProduct(pull.id);
  const products = useList<PullProductPage>({
    key: ["woocommerce", "pull-products", pull.id, pull.status],
    path: `/api/woocommerce/pulls/${pull.id}/products`,
    search: verdict === "" ? "" : new URLSearchParams({ verdict }).toString(),
  });
  const choiceOf = (item: PullProductView) =>
    item.verdict === "left_out" ? null : (
      <Select
        className="min-w-44"
        aria-label={t("products.chooseFor", { name: item.label })}
        value={item.choice ?? ""}
        disabled={choose.isPending && choose.variables.remoteId === item.remoteId}
        onChange={({ target }) => choose.mutate({ remoteId: item.remoteId, choice: target.value })}
      >
        <option value="">{t("choices.default")}</option>
        {CHOICES.map((choice) => (
          <option key={choice} value={choice}>
            {t(`choices.${choice}`)}
          </option>
        ))}
      </Select>
    );
  const columns: ColumnDef<PullProductView>[] = [
    {
      id: "product",
      header: t("products.product"),
      meta: { className: "max-w-80" },
      cell: ({ row: { original: item } }) => <Product item={item} storeUrl={storeUrl} />,
    },
    {
      id: "verdict",
      header: t("products.verdict"),
      cell: ({ row: { original: item } }) => <Verdict item={item} />,
    },
    {
      id: "notes",
      header: t("products.notes"),
      meta: { className: "max-w-96" },
      cell: ({ row: { original: item } }) => <Notes item={item} />,
    },
  ];
  if (isReady)
    columns.push({
      id: "choice",
      header: t("products.choice"),
      cell: ({ row: { original: item } }) => choiceOf(item),
    });
  return (
    <div className="space-y-3">
      {choose.isError && <Refusal error={choose.error} />}
      <Select
        className="max-w-64"
        aria-label={t("products.filter")}
        value={verdict}
        onChange={({ target }) => setVerdict(target.value)}
      >
        <option value="">{t("products.all")}</option>
        {VERDICTS.map((known) => (
          <option key={known} value={known}>
            {t(`verdicts.${known}`)}
          </option>
        ))}
      </Select>
      <ListTable
        title={t("products.title")}
        list={products}
        failed={t("products.failed")}
        empty={<p className="px-4 py-6 text-ink-muted sm:px-5">{t("products.empty")}</p>}
        caption={t("products.title")}
        columns={columns}
        getRowId={({ remoteId }) => String(remoteId)}
        renderCard={(item) => (
          <div className="space-y-2">
            <div className="flex items-start justify-between gap-3">
              <div className="min-w-0">
                <Product item={item} storeUrl={storeUrl} />
              </div>
              <Verdict item={item} />
            </div>
            <div className="text-[0.8125rem] text-ink-muted">
              <Notes item={item} />
            </div>
            {isReady && choiceOf(item)}
          </div>
        )}
      />
    </div>
  );
}

/** A product's name, with the way into the store, and its SKU. */
function Product({ item, storeUrl }: { item: PullProductView; storeUrl: string }) {
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

function Verdict({ item }: { item: PullProductView }) {
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
function Notes({ item }: { item: PullProductView }) {
  const t = useTranslations("pull");
  if (item.reason !== null) return <span>{t(`reasons.${toReason(item.reason)}`)}</span>;
  const doubts = PULL_DOUBTS.filter((doubt) => item.doubts.includes(doubt));
  return (
    <ul>
      {doubts.map((doubt) => (
        <li key={doubt}>{t(`doubts.${doubt}`)}</li>
      ))}
    </ul>
  );
}
