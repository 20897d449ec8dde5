"use client";

import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import type { Tone } from "@/components/ui/tone";
import { type ProductState, type ProductStateKind, worstState } from "@/lib/sync/product-states/product-state-view";

export const STATE_TONES: Record<ProductStateKind, Tone> = {
  online: "success",
  waiting: "accent",
  failed: "danger",
  decision: "warning",
  notSent: "neutral",
  outOfScope: "neutral",
  keptOut: "neutral",
  hidden: "neutral",
};

type StateBadgeProps = { states: readonly ProductState[] | undefined; isSyncDisabled: boolean };

/** A product's state in the stores, in the place of one word: the one that a person has to know about first. */
export function StateBadge({ states, isSyncDisabled }: StateBadgeProps) {
  const t = useTranslations("products");
  const worst = worstState(states ?? []);
  if (worst === null) return isSyncDisabled && <Badge>{t("notSynced")}</Badge>;
  const { state, count } = worst;
  const word = t(`storeStates.kinds.${state.kind}`);
  return (
    <Badge tone={STATE_TONES[state.kind]}>
      {(states?.length ?? 0) > 1 ? t("storeStates.stores", { state: word, count }) : word}
    </Badge>
  );
}
