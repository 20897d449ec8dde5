"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/components/hooks/use-format";
import type { ShownValue } from "@/lib/woo/resources/product-fields";

const STATES = ["publish", "draft", "private", "pending", "trash", "simple", "variable"] as const;
const STOCK_STATES = ["instock", "outofstock", "onbackorder"] as const;

type ShownValueTextProps = { value: ShownValue; currency: string; weightUnit: string };

/** A field's value in words. */
export function ShownValueText({ value, currency, weightUnit }: ShownValueTextProps) {
  const text = useValueText({ currency, weightUnit })(value);
  const t = useTranslations("preview.values");
  if (text === "") return <span className="text-ink-muted">{t("empty")}</span>;
  return <bdi className="break-words">{text}</bdi>;
}

function useValueText({ currency, weightUnit }: { currency: string; weightUnit: string }) {
  const t = useTranslations("preview.values");
  const format = useFormat();
  return (value: ShownValue): string => {
    switch (value.kind) {
      case "money":
        return value.text === "" ? "" : format.money(value.text, currency);
      case "salePrice":
        if (value.text === "") return "";
        return [
          format.money(value.text, currency),
          ...(value.from === null ? [] : [t("from", { when: format.dateTime(value.from) })]),
          ...(value.until === null ? [] : [t("until", { when: format.dateTime(value.until) })]),
        ].join(" · ");
      case "weight":
        return value.text === "" ? "" : `${format.number(value.text)} ${weightUnit}`;
      case "text":
        return value.text;
      case "status":
      case "type": {
        const known = STATES.find((state) => state === value.text);
        return known ? t(known) : value.text;
      }
      case "list":
        return format.list(value.items);
      case "tax":
        if (!value.isTaxed) return t("untaxed");
        return value.taxClass === "" ? t("standardClass") : value.taxClass;
      case "count":
        return t("images", { count: value.count });
      case "stock": {
        if (value.quantity !== null) return t("pieces", { count: value.quantity });
        const status = STOCK_STATES.find((state) => state === value.status);
        const counted = value.isCounted === null ? [] : [value.isCounted ? t("counted") : t("notCounted")];
        return [...counted, ...(status ? [t(status)] : [])].join(" · ");
      }
    }
  };
}
