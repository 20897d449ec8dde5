"use client";

import { useTranslations } from "next-intl";
import { toast } from "sonner";
import type { PullProductView } from "@/lib/sync/pull/pull-view";
import { useFormat } from "@/components/hooks/use-format";
import { useCan } from "@/components/layout/user-context";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import type { useMatch } from "./use-match";

type PullMatchProps = { item: PullProductView; match: ReturnType<typeof useMatch>; onSearch: () => void };

/** The product of the shop that one of the preview is matched with, and what a person may do about it. */
export function PullMatch({ item, match, onSearch }: PullMatchProps) {
  const t = useTranslations("pull.match");
  const canMatch = useCan("products.view") && item.canMatch;
  const { remoteId, label, product, isMatchChosen } = item;
  const isPending = match.isPending && match.variables.remoteId === remoteId;
  const makeNew = () =>
    match.mutate(
      { remoteId, match: { productId: null } },
      { onSuccess: () => toast.success(t("isNew", { name: label })) },
    );
  const undo = () =>
    match.mutate({ remoteId, match: "found" }, { onSuccess: () => toast.success(t("undone", { name: label })) });
  return (
    <div className="space-y-1">
      {product && (
        <p>
          {t.rich("here", {
            name: () => (
              <Link href={`/products/${product.id}`} className="underline underline-offset-2">
                <bdi>{product.name}</bdi>
              </Link>
            ),
          })}{" "}
          <bdi className="text-ink-muted">{product.sku}</bdi>
        </p>
      )}
      {isMatchChosen && <p className="font-medium">{t(product ? "byHand" : "newByHand")}</p>}
      <Unmatched item={item} />
      {canMatch && (
        <div className="flex flex-wrap gap-2">
          <Button size="sm" aria-label={t("openFor", { name: label })} disabled={isPending} onClick={onSearch}>
            {t("open")}
          </Button>
          {isMatchChosen && (
            <Button size="sm" aria-label={t("undoFor", { name: label })} isPending={isPending} onClick={undo}>
              {t("undo")}
            </Button>
          )}
          {item.canBeNew && (
            <Button size="sm" aria-label={t("makeNewFor", { name: label })} isPending={isPending} onClick={makeNew}>
              {t("makeNew")}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

/** The variations on either side that have no match on the other. */
function Unmatched({ item: { unmatched } }: { item: PullProductView }) {
  const t = useTranslations("pull.match");
  const format = useFormat();
  if (unmatched === null) return null;
  const list = ({ names, count }: { names: string[]; count: number }) =>
    format.list(count > names.length ? [...names, t("more", { count: count - names.length })] : names);
  return (
    <>
      {unmatched.store.count > 0 && <p>{t("storeOnly", { names: list(unmatched.store) })}</p>}
      {unmatched.shop.count > 0 && <p>{t("shopOnly", { names: list(unmatched.shop) })}</p>}
    </>
  );
}
