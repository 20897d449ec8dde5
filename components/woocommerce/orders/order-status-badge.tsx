"use client";

import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import type { Tone } from "@/components/ui/tone";
import type { OrderListItem } from "@/lib/sync/orders/order-view";

type OrderStatusBadgeProps = { order: Pick<OrderListItem, "state" | "status" | "draftReason"> };

/** The order's state in one word; a state that needs a person comes first. */
export function OrderStatusBadge({ order }: OrderStatusBadgeProps) {
  const t = useTranslations("orders.state");
  const { word, tone } = stateOf(order);
  return <Badge tone={tone}>{t(word)}</Badge>;
}

type Word = "conflict" | "deleted" | "waiting" | "final" | "held" | "staff" | "draft";

function stateOf({ state, status, draftReason }: OrderStatusBadgeProps["order"]): { word: Word; tone: Tone } {
  if (state === "conflict") return { word: "conflict", tone: "danger" };
  if (state === "deleted") return { word: "deleted", tone: "neutral" };
  if (draftReason === "out_of_stock") return { word: "waiting", tone: "warning" };
  if (status === "final") return { word: "final", tone: "success" };
  return { word: draftReason === "held" || draftReason === "staff" ? draftReason : "draft", tone: "neutral" };
}
