"use client";

import { useTranslations } from "next-intl";
import { readApiError, useRefusal } from "../use-refusal";

type OrdersMessages = typeof import("@/lib/i18n/messages/en/orders.json");

/** Words for what stores and plugins name; what has none is shown as it is called. */
export function useOrderWords() {
  const t = useTranslations("orders");
  const isPlain = (name: string) => /^[\w-]+$/.test(name);
  return {
    remoteStatus: (status: string) =>
      isPlain(status) && t.has(`remoteStatus.${status as keyof OrdersMessages["remoteStatus"]}`)
        ? t(`remoteStatus.${status as keyof OrdersMessages["remoteStatus"]}`)
        : status,
    method: (method: string) =>
      isPlain(method) && t.has(`method.${method as keyof OrdersMessages["method"]}`)
        ? t(`method.${method as keyof OrdersMessages["method"]}`)
        : method,
  };
}

/** The sentence for what was refused about an order. */
export function useOrderRefusal(error: unknown): string {
  const t = useTranslations("orders.errors");
  const { text } = useRefusal(error);
  const refusal = readApiError(error);
  if (refusal === null || !/^\w+$/.test(refusal.message)) return text;
  const key = refusal.message as keyof OrdersMessages["errors"];
  // The key comes from the server, and its placeholders with it.
  return t.has(key) ? t(key, refusal.values as never) : text;
}
