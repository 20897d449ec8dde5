import { ChevronRight, CircleCheck } from "lucide-react";
import { getLocale, getTranslations } from "next-intl/server";
import Link from "next/link";
import type { ReactNode } from "react";
import { LOW_STOCK_AT } from "@/lib/catalog/product-schema";
import type { ShopOverview } from "@/lib/dashboard/shop-overview";
import { formatNumber } from "@/lib/i18n/format";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { Stat } from "@/components/ui/stat";
import { StatusDot } from "@/components/ui/status-dot";
import type { Tone } from "@/components/ui/tone";
import { StockWarnings } from "./stock-warnings";

/** A thing that waits for a person, with the place where it can be settled. */
export type AttentionItem = { key: string; tone: Tone; text: string; href: string };

type DashboardViewProps = {
  overview: ShopOverview;
  /** What other parts of the back office (the stores) have waiting. */
  attention?: AttentionItem[];
  /** Whether each store is in step; given by the page, which knows of stores. */
  stores?: ReactNode;
};

/** First what needs a person, then the figures behind it. */
export async function DashboardView({ overview, attention = [], stores }: DashboardViewProps) {
  const t = await getTranslations("dashboard");
  const locale = await getLocale();
  const items = [...attention, ...(await shopAttention(overview))];
  const count = (value: number) => formatNumber(locale, value);
  return (
    <>
      <PageHeader
        title={t("title")}
        description={items.length === 0 ? t("calm") : t("attention", { count: items.length })}
      />
      <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        <Stat label={t("products")} value={count(overview.products)} hint={t("variations", { count: overview.variations })} href="/products" />
        <Stat
          label={t("low")}
          value={count(overview.lowProducts)}
          hint={t("lowHint", { limit: LOW_STOCK_AT })}
          tone={overview.lowProducts > 0 ? "warning" : "neutral"}
          href="/products?stock=low"
        />
        <Stat
          label={t("out")}
          value={count(overview.outProducts)}
          hint={t("outHint")}
          tone={overview.outProducts > 0 ? "danger" : "neutral"}
          href="/products?stock=out"
        />
        <Stat label={t("notSynced")} value={count(overview.notSynced)} hint={t("notSyncedHint")} href="/products?sync=off" />
      </div>
      <div className="mt-4 grid items-start gap-4 lg:grid-cols-2">
        <div className="min-w-0 space-y-4">
          <NeedsYou items={items} />
          {stores}
        </div>
        <StockWarnings warnings={overview.warnings} />
      </div>
    </>
  );
}

async function shopAttention(overview: ShopOverview): Promise<AttentionItem[]> {
  const t = await getTranslations("dashboard");
  const { outProducts, lowProducts, uncategorised } = overview;
  const items: (AttentionItem & { count: number })[] = [
    { key: "out", count: outProducts, tone: "danger", text: t("outItem", { count: outProducts }), href: "/products?stock=out" },
    { key: "low", count: lowProducts, tone: "warning", text: t("lowItem", { count: lowProducts }), href: "/products?stock=low" },
    {
      key: "uncategorised",
      count: uncategorised,
      tone: "neutral",
      text: t("uncategorised", { count: uncategorised }),
      href: "/products?category=none",
    },
  ];
  return items.filter(({ count }) => count > 0);
}

async function NeedsYou({ items }: { items: AttentionItem[] }) {
  const t = await getTranslations("dashboard");
  return (
    <Card isFlush title={t("needsYou")}>
      {items.length === 0 ? (
        <p className="flex items-center gap-2 px-4 pb-4 text-success-ink sm:px-5">
          <CircleCheck aria-hidden className="size-4" />
          {t("calm")}
        </p>
      ) : (
        <ul className="divide-y divide-line border-t border-line">
          {items.map(({ key, tone, text, href }) => (
            <li key={key}>
              <Link href={href} className="flex min-h-11 items-center justify-between gap-3 px-4 py-2 hover:bg-sunken sm:px-5">
                <StatusDot tone={tone}>{text}</StatusDot>
                <ChevronRight aria-hidden className="flip-rtl size-4 shrink-0 text-ink-muted" />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
