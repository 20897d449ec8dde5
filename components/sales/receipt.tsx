import { Decimal } from "decimal.js";
import { getLocale, getTranslations } from "next-intl/server";
import { formatDateTime, formatMoney, formatNumber, formatPercent } from "@/lib/i18n/format";
import { roundMoney } from "@/lib/money/round-money";
import { isNamedMethod } from "@/lib/sales/payment-methods";
import type { SaleLineView, SaleView } from "@/lib/sales/sale-view";
import { taxLabel } from "./tax-label";

const isZero = (amount: string) => new Decimal(amount).isZero();

/** A till slip of 80 mm. Lines include tax or not, as the shop's prices do; each rate is listed below. */
export async function Receipt({ sale }: { sale: SaleView }) {
  const t = await getTranslations("sales.receipt");
  const tMethod = await getTranslations("till.methods");
  const tLines = await getTranslations("sales.lines");
  const locale = await getLocale();
  const money = (amount: string) => formatMoney(locale, amount, sale.currency);
  const taxes = sale.taxes
    .filter(({ amount }) => !isZero(amount))
    .map(({ label, percent, amount }) => ({
      label: taxLabel(label, percent === null ? null : formatPercent(locale, percent)),
      amount: money(amount),
    }));
  return (
    <article className="receipt" aria-label={t("title", { number: sale.number })}>
      <header>
        <h1>
          <bdi>{sale.businessName}</bdi>
        </h1>
        <p>
          <bdi>{sale.locationName}</bdi>
        </p>
        {sale.status === "draft" && <p className="receipt-draft">{t("draft")}</p>}
        <p>
          <bdi>{sale.number}</bdi> · {formatDateTime(locale, sale.soldAt, sale.timeZone)}
        </p>
        {sale.order && <p>{t("order", { number: sale.order.number })}</p>}
        {sale.soldBy && <p>{t("by", { name: sale.soldBy })}</p>}
        {sale.customer && <p>{t("customer", { name: sale.customer.name })}</p>}
      </header>
      <ul>
        {sale.lines.map((line) => (
          <li key={line.id}>
            <span>
              <bdi>{line.kind === "rounding" ? tLines("rounding") : line.name}</bdi>
              <LineNote line={line} sale={sale} />
            </span>
            <bdi>{money(sale.pricesIncludeTax ? line.gross : line.total)}</bdi>
          </li>
        ))}
      </ul>
      <dl>
        {!sale.pricesIncludeTax && taxes.length > 0 && (
          <Row label={t("net")} amount={money(new Decimal(sale.total).minus(sale.taxTotal).toFixed())} />
        )}
        {!sale.pricesIncludeTax &&
          taxes.map(({ label, amount }) => <Row key={label} label={t("tax", { label })} amount={amount} />)}
        <Row label={t("total")} amount={money(sale.total)} isStrong />
        {sale.pricesIncludeTax &&
          taxes.map(({ label, amount }) => <Row key={label} label={t("includes", { label })} amount={amount} />)}
      </dl>
      {sale.payments.length > 0 && (
        <dl>
          {sale.payments.map(({ id, method, label, amount }) => (
            <Row
              key={id}
              label={label === method && isNamedMethod(method) ? tMethod(method) : label}
              amount={money(method === "change" ? new Decimal(amount).abs().toFixed() : amount)}
            />
          ))}
        </dl>
      )}
      {!isZero(sale.refunded) && (
        <dl>
          {refundsOf(sale).map(({ method, amount }) => (
            <Row
              key={method}
              label={
                method !== null && isNamedMethod(method) ? t("refundedBy", { method: tMethod(method) }) : t("refunded")
              }
              amount={money(`-${amount}`)}
            />
          ))}
        </dl>
      )}
      <p className="receipt-thanks">{t("thanks")}</p>
    </article>
  );
}

/** The refunded amounts by method. */
function refundsOf({ returns }: SaleView): { method: string | null; amount: string }[] {
  return [...new Set(returns.map(({ method }) => method))].map((method) => ({
    method,
    amount: returns
      .reduce((sum, refund) => (refund.method === method ? sum.plus(refund.total) : sum), new Decimal(0))
      .toFixed(),
  }));
}

/** "3 × 6.85" where it makes the line's amount, and the discount. */
async function LineNote({ line, sale }: { line: SaleLineView; sale: SaleView }) {
  const t = await getTranslations("sales.receipt");
  const locale = await getLocale();
  const money = (amount: string) => formatMoney(locale, amount, sale.currency);
  const discount = new Decimal(line.subtotal).minus(line.total);
  const quantity = formatNumber(locale, line.quantity);
  // With tax included, the price before the discount is not stored; the discounted price per piece would confuse.
  const price = !sale.pricesIncludeTax
    ? line.unitPrice
    : discount.isZero() && !isZero(line.quantity)
      ? new Decimal(line.gross).div(line.quantity)
      : null;
  return (
    <>
      {line.quantity !== "1" && (
        <small>
          {price === null
            ? t("pieces", { quantity })
            : t("each", { quantity, price: money(roundMoney(price, sale.currency).toFixed()) })}
        </small>
      )}
      {!sale.pricesIncludeTax && !discount.isZero() && (
        <small>
          {t("discount")} {money(discount.negated().toFixed())}
        </small>
      )}
    </>
  );
}

function Row({ label, amount, isStrong = false }: { label: string; amount: string; isStrong?: boolean }) {
  return (
    <div className={isStrong ? "receipt-strong" : undefined}>
      <dt>
        <bdi>{label}</bdi>
      </dt>
      <dd>
        <bdi>{amount}</bdi>
      </dd>
    </div>
  );
}
