"use client";

import { useTranslations } from "next-intl";

type InvalidKey = keyof (typeof import("@/lib/i18n/messages/en/orders.json"))["settings"]["invalid"];

/** The sentence for what the schema said about a field. */
export function useInvalidSetting(): (message: string | undefined) => string | undefined {
  const t = useTranslations("orders.settings.invalid");
  return (message) => {
    if (message === undefined) return undefined;
    const key = message as InvalidKey;
    return t(/^\w+$/.test(message) && t.has(key) ? key : "other");
  };
}
