"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import type { MatchCandidate, MatchCandidatePage, PullProductView, PullView } from "@/lib/sync/pull/pull-view";
import { useUser } from "@/components/layout/user-context";
import { ListState } from "@/components/list/list-card";
import { useList } from "@/components/list/use-list";
import { PriceRange } from "@/components/products/price-range";
import { ProductThumb } from "@/components/products/product-thumb";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { SearchInput } from "@/components/ui/search-input";
import { Refusal } from "../refusal";
import { useMatch } from "./use-match";

type MatchDialogProps = { pull: PullView; item: PullProductView; onClose: () => void };

/** The products of the shop that one of the store may be. Tab and Enter choose. */
export function MatchDialog({ pull, item, onClose }: MatchDialogProps) {
  const t = useTranslations("pull.match");
  const [q, setQ] = useState("");
  const match = useMatch(pull);
  const candidates = useList<MatchCandidatePage>({
    key: ["woocommerce", "pull-candidates", pull.id, item.remoteId],
    path: `/api/woocommerce/pulls/${pull.id}/products/${item.remoteId}/candidates`,
    search: q === "" ? "" : new URLSearchParams({ q }).toString(),
  });
  const choose = ({ id, name }: MatchCandidate) =>
    match.mutate(
      { remoteId: item.remoteId, match: { productId: id } },
      {
        onSuccess: () => {
          toast.success(t("done", { name: item.label, product: name }));
          onClose();
        },
      },
    );
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t("title")}
      description={t("text", { name: item.label })}
    >
      <div className="space-y-3">
        <SearchInput label={t("search")} value={q} onChange={setQ} />
        {match.isError && <Refusal error={match.error} />}
        <div className="-mx-5 min-h-48">
          <ListState
            list={candidates}
            failed={t("failed")}
            empty={<p className="px-5 py-6 text-center text-ink-muted">{t("empty")}</p>}
          >
            <ul aria-label={t("list")}>
              {candidates.items.map((candidate) => (
                <li key={candidate.id} className="px-2.5">
                  {candidate.taker === null ? (
                    <Button
                      variant="ghost"
                      className="h-auto min-h-14 w-full justify-start px-2.5 py-1.5 text-start whitespace-normal"
                      isPending={match.isPending && isChosen(candidate, match.variables.match)}
                      onClick={() => choose(candidate)}
                    >
                      <Candidate candidate={candidate} />
                    </Button>
                  ) : (
                    <div className="flex min-h-14 items-center px-2.5 py-1.5">
                      <Candidate candidate={candidate} />
                    </div>
                  )}
                </li>
              ))}
            </ul>
          </ListState>
        </div>
      </div>
    </Dialog>
  );
}

function isChosen({ id }: MatchCandidate, match: { productId: number | null } | "found"): boolean {
  return match !== "found" && match.productId === id;
}

/** Image, name, SKU and price of a product, and why it cannot be chosen. */
function Candidate({ candidate }: { candidate: MatchCandidate }) {
  const t = useTranslations("pull.match");
  const { currency } = useUser().business;
  const { name, sku, image, taker, variationCount } = candidate;
  return (
    <span className="flex w-full min-w-0 items-center gap-3">
      <ProductThumb image={image} />
      <span className="min-w-0 flex-1">
        <bdi className="line-clamp-2 font-medium">{name}</bdi>
        <span className="flex flex-wrap gap-x-3 text-[0.8125rem] font-normal text-ink-muted">
          <bdi className="truncate">{sku}</bdi>
          {variationCount > 1 && <span>{t("variations", { count: variationCount })}</span>}
          {taker !== null && <span>{taker.kind === "linked" ? t("linked") : t("taken", { name: taker.label })}</span>}
        </span>
      </span>
      <span className="shrink-0 font-normal tabular-nums">
        <PriceRange item={candidate} currency={currency} />
      </span>
    </span>
  );
}
