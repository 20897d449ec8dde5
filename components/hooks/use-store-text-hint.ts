"use client";

import { useTranslations } from "next-intl";
import { hasModule } from "@/lib/auth/modules";
import { findStoreTextChange } from "@/lib/catalog/store-text";
import { useUser } from "@/components/layout/user-context";

/** Returns what says which part of a name or SKU the online store will change; undefined where it changes nothing. */
export function useStoreTextHint(): (text: unknown, field: "name" | "sku") => string | undefined {
  const t = useTranslations("products.storeText");
  const hasStore = hasModule(useUser().business, "woocommerce");
  return (text, field) => {
    if (!hasStore || typeof text !== "string") return undefined;
    const change = findStoreTextChange(text, field);
    return change === null ? undefined : t(change);
  };
}
