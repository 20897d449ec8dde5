"use client";

import { useLocale, useTranslations } from "next-intl";
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import type { SalesDay } from "@/lib/dashboard/sales-overview";
import { formatDate, formatMoney, formatNumber } from "@/lib/i18n/format";

type SalesChartProps = { days: SalesDay[]; currency: string };

const HEIGHT_PX = 220;

/**
 * Sales per day, stacked by source. The table below has the same figures, so the chart is hidden from screen readers;
 * its floats only set the height of bars.
 */
export function SalesChart({ days, currency }: SalesChartProps) {
  const t = useTranslations("dashboard.sales");
  const locale = useLocale();
  const isRtl = locale === "ar";
  const rows = days.map((day) => ({ ...day, posHeight: Number(day.pos), wooHeight: Number(day.woocommerce) }));
  return (
    // The server does not know the width and draws 640 pixels, which shrink to a narrower card until the browser measures.
    <div aria-hidden dir="ltr" style={{ height: HEIGHT_PX }} className="text-[0.75rem] [&_svg]:max-w-full">
      <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 640, height: HEIGHT_PX }}>
        <BarChart data={rows} accessibilityLayer={false} margin={{ top: 8, right: 4, bottom: 0, left: 4 }}>
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis
            dataKey="date"
            reversed={isRtl}
            tickFormatter={(date: string) => formatDay(locale, date)}
            tick={{ fill: "var(--ink-muted)" }}
            stroke="var(--line)"
            tickLine={false}
            minTickGap={24}
          />
          <YAxis
            width={56}
            orientation={isRtl ? "right" : "left"}
            tickFormatter={(value: number) => formatNumber(locale, value)}
            tick={{ fill: "var(--ink-muted)" }}
            axisLine={false}
            tickLine={false}
          />
          <Tooltip
            cursor={{ fill: "var(--sunken)" }}
            content={({ active, payload }) => {
              const day = payload?.[0]?.payload as SalesDay | undefined;
              if (!active || day === undefined) return null;
              return (
                <div
                  dir={isRtl ? "rtl" : "ltr"}
                  className="rounded-box border border-line bg-surface px-3 py-2 text-ink shadow-float"
                >
                  <p className="font-medium">{formatDate(locale, day.date, "UTC")}</p>
                  <p>
                    {t("pos")}: <bdi>{formatMoney(locale, day.pos, currency)}</bdi>
                  </p>
                  <p>
                    {t("woocommerce")}: <bdi>{formatMoney(locale, day.woocommerce, currency)}</bdi>
                  </p>
                </div>
              );
            }}
          />
          <Bar dataKey="posHeight" stackId="day" fill="var(--accent)" isAnimationActive={false} />
          <Bar dataKey="wooHeight" stackId="day" fill="var(--gold)" isAnimationActive={false} />
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}

/**
 * "23/11" or "11/23", in the language's order. Without its direction marks, which would swap the two numbers in an
 * SVG text.
 */
function formatDay(locale: string, date: string): string {
  const format = new Intl.DateTimeFormat(locale === "ar" ? "ar-u-nu-latn" : locale, {
    day: "numeric",
    month: "numeric",
    timeZone: "UTC",
  });
  return format.format(new Date(date)).replaceAll("\u200f", "");
}
