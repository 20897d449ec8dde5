import { getLocale, getTranslations } from "next-intl/server";
import { Link } from "@/components/ui/link";
import type { ReactNode } from "react";
import type { ShopOverview } from "@/lib/dashboard/shop-overview";
import { formatNumber } from "@/lib/i18n/format";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";

/** The variations at or below their reorder level, lowest first. */
export async function StockWarnings({ overview }: { overview: ShopOverview }) {
  const { warnings, toReorder, soldOut } = overview;
  const t = await getTranslations("dashboard");
  const locale = await getLocale();
  return (
    <Card
      isFlush
      title={t("stock")}
      actions={
        <>
          {toReorder > 0 && <ListLink href="/stock?state=low">{t("allLow")}</ListLink>}
          {soldOut > 0 && <ListLink href="/stock?state=out">{t("allOut")}</ListLink>}
        </>
      }
    >
      {warnings.length === 0 ? (
        <p className="px-4 pb-4 text-ink-muted sm:px-5">{t("stockEmpty")}</p>
      ) : (
        <ul className="divide-y divide-line border-t border-line">
          {warnings.map(({ productId, name, sku, quantity }) => (
            <li key={sku}>
              <Link
                href={`/products/${productId}`}
                className="flex items-center justify-between gap-4 px-4 py-2 hover:bg-sunken sm:px-5"
              >
                <span className="min-w-0">
                  <bdi className="line-clamp-1">{name}</bdi>
                  <bdi className="block text-[0.8125rem] text-ink-muted">{sku}</bdi>
                </span>
                <span className={`shrink-0 tabular-nums ${isOut(quantity) ? "text-danger-ink" : "text-warning-ink"}`}>
                  {t("left", { quantity: formatNumber(locale, quantity) })}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function ListLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Button asChild size="sm" variant="link">
      <Link href={href}>{children}</Link>
    </Button>
  );
}

function isOut(quantity: string): boolean {
  return quantity === "0" || quantity.startsWith("-");
}
