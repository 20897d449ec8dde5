import { Decimal } from "decimal.js";
import { getLocale, getTranslations } from "next-intl/server";
import type { SalesDay, SalesOverview } from "@/lib/dashboard/sales-overview";
import { formatDate, formatMoney } from "@/lib/i18n/format";
import { Card } from "@/components/ui/card";
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from "@/components/ui/table";
import { SalesChart } from "./sales-chart";

/** The sales of the last weeks as a chart, with the same figures as a table for accessibility. */
export async function SalesCard({ sales }: { sales: SalesOverview }) {
  const t = await getTranslations("dashboard.sales");
  const { days, currency, otherCurrencyCount } = sales;
  const isEmpty = days.every(({ posCount, woocommerceCount }) => posCount + woocommerceCount === 0);
  return (
    <Card title={t("title")} description={t("hint")} actions={<Legend pos={t("pos")} woocommerce={t("woocommerce")} />}>
      {isEmpty ? (
        <p className="text-ink-muted">{t("none")}</p>
      ) : (
        <>
          <SalesChart days={days} currency={currency} />
          <details className="mt-3">
            <summary className="w-fit rounded-box py-1 text-accent-ink underline-offset-4 hover:underline">
              {t("showTable")}
            </summary>
            <SalesTable days={days} currency={currency} />
          </details>
        </>
      )}
      {otherCurrencyCount > 0 && (
        <p className="mt-2 text-[0.8125rem] text-ink-muted">{t("otherCurrency", { count: otherCurrencyCount })}</p>
      )}
    </Card>
  );
}

function Legend({ pos, woocommerce }: { pos: string; woocommerce: string }) {
  const swatch = "size-2.5 rounded-[3px]";
  return (
    <ul className="flex gap-4 text-[0.8125rem] text-ink-muted">
      <li className="flex items-center gap-1.5">
        <span aria-hidden className={`${swatch} bg-accent`} />
        {pos}
      </li>
      <li className="flex items-center gap-1.5">
        <span aria-hidden className={`${swatch} bg-gold`} />
        {woocommerce}
      </li>
    </ul>
  );
}

async function SalesTable({ days, currency }: { days: SalesDay[]; currency: string }) {
  const t = await getTranslations("dashboard.sales");
  const locale = await getLocale();
  const money = (amount: string) => <bdi>{formatMoney(locale, amount, currency)}</bdi>;
  return (
    <Table caption={t("title")} scrollClassName="mt-2 max-h-80 rounded-box border border-line">
      <TableHead>
        <tr>
          <TableHeaderCell>{t("day")}</TableHeaderCell>
          <TableHeaderCell isNumeric>{t("pos")}</TableHeaderCell>
          <TableHeaderCell isNumeric>{t("woocommerce")}</TableHeaderCell>
          <TableHeaderCell isNumeric>{t("total")}</TableHeaderCell>
        </tr>
      </TableHead>
      <TableBody>
        {days.toReversed().map((day) => (
          <TableRow key={day.date}>
            <TableCell>{formatDate(locale, day.date, "UTC")}</TableCell>
            <TableCell isNumeric>{money(day.pos)}</TableCell>
            <TableCell isNumeric>{money(day.woocommerce)}</TableCell>
            <TableCell isNumeric>{money(new Decimal(day.pos).plus(day.woocommerce).toFixed())}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
