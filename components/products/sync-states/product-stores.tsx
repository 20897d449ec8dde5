"use client";

import { ExternalLink } from "lucide-react";
import { useTranslations } from "next-intl";
import { useUser } from "@/components/layout/user-context";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { ProblemText } from "@/components/woocommerce/problem-text";
import { wooHref } from "@/components/woocommerce/woo-href";
import { meets } from "@/lib/auth/access";
import { SET_UP_STORES, VIEW_STORES } from "@/lib/permissions/woocommerce";
import type { ProductState, ProductStates } from "@/lib/sync/product-states/product-state-view";
import { STATE_TONES } from "./state-badge";
import { useProductStates } from "./use-product-states";

/** What each store has of the product, and why it has not. Without a store there is nothing to show. */
export function ProductStores({ productId }: { productId: number }) {
  const t = useTranslations("products.storeStates");
  const { stores, statesOf, isError } = useProductStates([productId]);
  const states = statesOf(productId) ?? [];
  if (isError && states.length === 0)
    return (
      <Card title={t("title")}>
        <p role="alert" className="text-danger-ink">
          {t("failed")}
        </p>
      </Card>
    );
  if (states.length === 0) return null;
  return (
    <Card isFlush title={t("title")}>
      <ul className="divide-y divide-line border-t border-line">
        {states.map((state) => {
          const store = stores.find(({ id }) => id === state.storeId);
          return store && <StoreRow key={store.id} store={store} state={state} />;
        })}
      </ul>
    </Card>
  );
}

function StoreRow({ store, state }: { store: ProductStates["stores"][number]; state: ProductState }) {
  const t = useTranslations("products.storeStates");
  const user = useUser();
  const { kind, errorCode, remoteId } = state;
  return (
    <li className="space-y-1.5 px-4 py-3 sm:px-5" data-state={kind}>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <bdi className="font-medium">{store.name}</bdi>
        <Badge tone={STATE_TONES[kind]}>{t(`kinds.${kind}`)}</Badge>
      </p>
      {errorCode !== null ? (
        <div className="border-s-2 border-line ps-3">
          <ProblemText code={errorCode} />
        </div>
      ) : (
        <p className="text-[0.8125rem] text-ink-muted">{t(`texts.${kind}`)}</p>
      )}
      <div className="-ms-2.5 flex flex-wrap gap-x-1">
        {kind === "decision" && meets(user, VIEW_STORES) && (
          <Button asChild size="sm" variant="link">
            <Link href={wooHref("/woocommerce/decisions", store.id)}>{t("decide")}</Link>
          </Button>
        )}
        {remoteId !== null && (
          <StoreLink href={`${store.url}/?post_type=product&p=${remoteId}`} text={t("open", { store: store.name })} />
        )}
        {remoteId !== null && meets(user, SET_UP_STORES) && (
          <StoreLink
            href={`${store.url}/wp-admin/post.php?post=${remoteId}&action=edit`}
            text={t("edit", { store: store.name })}
          />
        )}
      </div>
    </li>
  );
}

function StoreLink({ href, text }: { href: string; text: string }) {
  return (
    <Button asChild size="sm" variant="link" className="max-w-full whitespace-normal">
      <a href={href} target="_blank" rel="noreferrer">
        {text}
        <ExternalLink aria-hidden />
      </a>
    </Button>
  );
}
