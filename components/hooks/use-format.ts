"use client";

import { useLocale } from "next-intl";
import { useMemo } from "react";
import { useUser } from "@/components/layout/user-context";
import * as format from "@/lib/i18n/format";
import { roundMoney } from "@/lib/money/round-money";

/** lib/i18n/format with the person's language and the business's currency and time zone filled in. */
export function useFormat() {
  const locale = useLocale();
  const { currency, timeZone } = useUser().business;
  return useMemo(
    () => ({
      money: (amount: string, of: string = currency) => format.formatMoney(locale, amount, of),
      /** The price of one piece on a label. A price per kilogram may have four digits. */
      price: (amount: string) => format.formatMoney(locale, roundMoney(amount, currency).toFixed(), currency),
      number: (value: string | number) => format.formatNumber(locale, value),
      percent: (percent: string | number) => format.formatPercent(locale, percent),
      date: (when: Date | string) => format.formatDate(locale, when, timeZone),
      dateTime: (when: Date | string) => format.formatDateTime(locale, when, timeZone),
      exactTime: (when: Date | string) => format.formatExactTime(locale, when, timeZone),
      relative: (when: Date | string, now: Date | string | number) => format.formatRelative(locale, when, now),
      region: (code: string) => format.regionName(locale, code),
      /** A list of names, each in its own direction. */
      list: (items: readonly string[]) => format.formatList(locale, items),
      duration: (durationMs: number) => format.formatDuration(locale, durationMs),
    }),
    [locale, currency, timeZone],
  );
}
