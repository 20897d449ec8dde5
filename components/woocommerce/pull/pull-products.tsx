"use client";

import type { ColumnDef } from "@tanstack/react-table";
import { useState } from "react";
import { useTranslations } from "next-intl";
import { ListTable } from "@/components/list/list-table";
import { useList } from "@/components/list/use-list";
import { Select } from "@/components/ui/select";
import type { PullProductPage, PullProductView, PullView } from "@/lib/sync/pull/pull-view";
import { Refusal } from "../refusal";
import { MatchDialog } from "./match-dialog";
import { PullMatch } from "./pull-match";
import { Notes, Product, Verdict } from "./pull-product-cells";
import { useMatch } from "./use-match";
import { useChooseProduct } from "./use-pull";

const CHOICES = ["store", "shop", "leave_out"] as const;
const VERDICTS = ["new", "matched", "doubtful", "left_out"] as const;

/** The products of the store, each with its outcome; in the preview a doubtful one has a choice of its own, and its match. */
export function PullProducts({ pull, storeUrl }: { pull: PullView; storeUrl: string }) {
  const t = useTranslations("pull");
  const isReady = pull.status === "ready";
  const [verdict, setVerdict] = useState(isReady && (pull.preview?.counts.doubtful ?? 0) > 0 ? "doubtful" : "");
  const choose = useChooseProduct(pull.id);
  const match = useMatch(pull);
  const [matching, setMatching] = useState<PullProductView | null>(null);
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
  const notesOf = (item: PullProductView) => (
    <div className="space-y-2">
      <Notes item={item} />
      {isReady && <PullMatch item={item} match={match} onSearch={() => setMatching(item)} />}
    </div>
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
      cell: ({ row: { original: item } }) => notesOf(item),
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
      {match.isError && <Refusal error={match.error} />}
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
            <div className="text-[0.8125rem] text-ink-muted">{notesOf(item)}</div>
            {isReady && choiceOf(item)}
          </div>
        )}
      />
      {matching && <MatchDialog pull={pull} item={matching} onClose={() => setMatching(null)} />}
    </div>
  );
}
