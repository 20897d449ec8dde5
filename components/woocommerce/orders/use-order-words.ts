"use client";

import { useTranslations } from "next-intl";

type OrdersMessages = typeof import("@/lib/i18n/messages/en/orders.json");

/** Words for the names of stores and plugins; a name without a translation is shown as it is. */
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
