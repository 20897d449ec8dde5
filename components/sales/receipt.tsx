import { Decimal } from "decimal.js";
import { getLocale, getTranslations } from "next-intl/server";
import { formatDateTime, formatMoney, formatNumber, formatPercent } from "@/lib/i18n/format";
import { isNamedMethod } from "@/lib/sales/payment-methods";
import type { SaleView } from "@/lib/sales/sale-view";

const isZero = (amount: string) => new Decimal(amount).isZero();

/** A till slip of 80 mm. Amounts are what was paid: with tax, and each rate said below. */
export async function Receipt({ sale }: { sale: SaleView }) {
  const t = await getTranslations("sales.receipt");
  const tMethod = await getTranslations("till.methods");
  const tLines = await getTranslations("sales.lines");
  const locale = await getLocale();
  const money = (amount: string) => formatMoney(locale, amount, sale.currency);
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
              {line.quantity !== "1" && <small>{t("each", { quantity: formatNumber(locale, line.quantity), price: money(new Decimal(line.gross).div(line.quantity).toDecimalPlaces(6).toFixed()) })}</small>}
            </span>
            <bdi>{money(line.gross)}</bdi>
          </li>
        ))}
      </ul>
      <dl>
        <Row label={t("total")} amount={money(sale.total)} isStrong />
        {sale.taxes
          .filter(({ amount }) => !isZero(amount))
          .map(({ label, percent, amount }) => (
            <Row key={label} label={t("includes", { label: percent === null ? label : `${label} (${formatPercent(locale, percent)})` })} amount={money(amount)} />
          ))}
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
          <Row label={t("refunded")} amount={money(`-${sale.refunded}`)} />
        </dl>
      )}
      <p className="receipt-thanks">{t("thanks")}</p>
    </article>
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
