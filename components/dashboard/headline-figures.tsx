import { Decimal } from "decimal.js";
import { getLocale, getTranslations } from "next-intl/server";
import type { SalesOverview } from "@/lib/dashboard/sales-overview";
import type { ShopOverview } from "@/lib/dashboard/shop-overview";
import { formatMoney, formatNumber } from "@/lib/i18n/format";
import { Stat } from "@/components/ui/stat";

/** Today's sales by source and what to reorder. A role without sales gets the catalogue's figures. */
export async function HeadlineFigures({ overview, sales }: { overview: ShopOverview; sales: SalesOverview | null }) {
  return (
    <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      {sales === null ? <CatalogueFigures overview={overview} /> : <SalesFigures sales={sales} />}
      <ReorderFigure overview={overview} />
    </div>
  );
}

async function SalesFigures({ sales }: { sales: SalesOverview }) {
  const t = await getTranslations("dashboard.sales");
  const locale = await getLocale();
  const today = sales.days.at(-1);
  if (today === undefined) return null;
  const money = (amount: string) => <bdi>{formatMoney(locale, amount, sales.currency)}</bdi>;
  const href = (source?: string) =>
    `/sales?${new URLSearchParams({ ...(source ? { source } : {}), from: today.date, to: today.date })}`;
  const total = new Decimal(today.pos).plus(today.woocommerce).toFixed();
  return (
    <>
      <Stat
        label={t("today")}
        value={money(total)}
        hint={t("count", { count: today.posCount + today.woocommerceCount })}
        href={href()}
      />
      <Stat label={t("pos")} value={money(today.pos)} hint={t("count", { count: today.posCount })} href={href("pos")} />
      <Stat
        label={t("woocommerce")}
        value={money(today.woocommerce)}
        hint={t("count", { count: today.woocommerceCount })}
        href={href("woocommerce")}
      />
    </>
  );
}

async function CatalogueFigures({ overview }: { overview: ShopOverview }) {
  const t = await getTranslations("dashboard");
  const locale = await getLocale();
  const count = (value: number) => formatNumber(locale, value);
  return (
    <>
      <Stat
        label={t("products")}
        value={count(overview.products)}
        hint={t("variations", { count: overview.variations })}
        href="/products"
      />
      <Stat
        label={t("out")}
        value={count(overview.outProducts)}
        hint={t("outHint")}
        tone={overview.outProducts > 0 ? "danger" : "neutral"}
        href="/products?stock=out"
      />
      <Stat
        label={t("notSynced")}
        value={count(overview.notSynced)}
        hint={t("notSyncedHint")}
        href="/products?sync=off"
      />
    </>
  );
}

async function ReorderFigure({ overview: { toReorder, soldOut } }: { overview: ShopOverview }) {
  const t = await getTranslations("dashboard");
  const locale = await getLocale();
  return (
    <Stat
      label={t("toReorder")}
      value={formatNumber(locale, toReorder)}
      hint={t("toReorderHint", { out: soldOut })}
      tone={toReorder > 0 ? (soldOut > 0 ? "danger" : "warning") : "neutral"}
      href="/stock?state=low"
    />
  );
}
