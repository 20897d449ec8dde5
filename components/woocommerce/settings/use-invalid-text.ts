"use client";

import { useTranslations } from "next-intl";

type InvalidKey = keyof (typeof import("@/lib/i18n/messages/en/woocommerce.json"))["settings"]["invalid"];

/** The sentence for what the schema or the server said about a field. */
export function useInvalidText(): (message: string | undefined) => string | undefined {
  const t = useTranslations("woocommerce.settings.invalid");
  return (message) => {
    if (message === undefined) return undefined;
    const key = message as InvalidKey;
    return t(/^\w+$/.test(message) && t.has(key) ? key : "other");
  };
}
