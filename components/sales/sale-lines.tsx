"use client";

import { Decimal } from "decimal.js";
import { Link } from "@/components/ui/link";
import { useTranslations } from "next-intl";
import { roundMoney } from "@/lib/money/round-money";
import type { SaleLineView, SaleView } from "@/lib/sales/sale-view";
import { useFormat } from "@/components/hooks/use-format";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from "@/components/ui/table";

export function SaleLines({ sale }: { sale: SaleView }) {
  const t = useTranslations("sales.lines");
  const format = useFormat();
  const money = (amount: string) => <bdi>{format.money(amount, sale.currency)}</bdi>;
  return (
    <Card title={t("title")} isFlush>
      <Table caption={t("title")}>
        <TableHead>
          <tr>
            <TableHeaderCell>{t("product")}</TableHeaderCell>
            <TableHeaderCell isNumeric>{t("quantity")}</TableHeaderCell>
            <TableHeaderCell isNumeric className="max-md:hidden">
              {t("price")}
            </TableHeaderCell>
            <TableHeaderCell isNumeric className="max-md:hidden">
              {t("discount")}
            </TableHeaderCell>
            <TableHeaderCell isNumeric className="max-sm:hidden">
              {t("tax")}
            </TableHeaderCell>
            <TableHeaderCell isNumeric>{t("total")}</TableHeaderCell>
          </tr>
        </TableHead>
        <TableBody>
          {sale.lines.map((line) => {
            const discount = new Decimal(line.subtotal).minus(line.total);
            return (
              <TableRow key={line.id}>
                <TableCell>
                  <LineName line={line} />
                </TableCell>
                <TableCell isNumeric>{format.number(line.quantity)}</TableCell>
                <TableCell isNumeric className="max-md:hidden">
                  {money(roundMoney(line.unitPrice, sale.currency).toFixed())}
                </TableCell>
                <TableCell isNumeric className="max-md:hidden">
                  {discount.isZero() ? <span className="text-ink-muted">–</span> : money(discount.negated().toFixed())}
                </TableCell>
                <TableCell isNumeric className="text-ink-muted max-sm:hidden">
                  {money(line.taxTotal)}
                </TableCell>
                <TableCell isNumeric className="font-medium">
                  {money(line.gross)}
                </TableCell>
              </TableRow>
            );
          })}
        </TableBody>
      </Table>
    </Card>
  );
}

function LineName({ line }: { line: SaleLineView }) {
  const t = useTranslations("sales.lines");
  const format = useFormat();
  const name = line.kind === "rounding" ? t("rounding") : line.name;
  const isReturned = !new Decimal(line.returned).isZero();
  return (
    <div className="min-w-40 wrap-anywhere">
      {line.productId === null ? (
        <bdi className="font-medium">{name}</bdi>
      ) : (
        <Link href={`/products/${line.productId}`} className="font-medium hover:text-accent-ink hover:underline">
          <bdi>{name}</bdi>
        </Link>
      )}
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-[0.8125rem] text-ink-muted">
        {line.sku && <bdi>{line.sku}</bdi>}
        {line.isFlagged && <Badge tone="warning">{line.kind === "rounding" ? t("unexplained") : t("unknown")}</Badge>}
        {isReturned && <Badge tone="danger">{t("returned", { quantity: format.number(line.returned) })}</Badge>}
      </div>
    </div>
  );
}
