"use client";

import { Link } from "@/components/ui/link";
import { useTranslations } from "next-intl";
import { useFormat } from "@/components/hooks/use-format";
import { Badge } from "@/components/ui/badge";
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from "@/components/ui/table";
import { roundMoney } from "@/lib/money/round-money";
import type { OrderDetail, OrderLineView } from "@/lib/sync/orders/order-view";

/** The lines as the customer bought them, with unknown products flagged and the rounding line shown. */
export function OrderLines({ order }: { order: OrderDetail }) {
  const t = useTranslations("orders.detail");
  const format = useFormat();
  const money = (amount: string) => format.money(amount, order.currency);
  return (
    <Table caption={t("lines")}>
      <TableHead>
        <tr>
          <TableHeaderCell>{t("line")}</TableHeaderCell>
          <TableHeaderCell isNumeric>{t("quantity")}</TableHeaderCell>
          <TableHeaderCell isNumeric className="max-md:hidden">
            {t("price")}
          </TableHeaderCell>
          <TableHeaderCell isNumeric>{t("net")}</TableHeaderCell>
          <TableHeaderCell isNumeric className="max-sm:hidden">
            {t("tax")}
          </TableHeaderCell>
        </tr>
      </TableHead>
      <TableBody>
        {order.lines.map((line) => (
          <TableRow key={line.id}>
            <TableCell className="min-w-40 wrap-anywhere">
              <LineName line={line} />
            </TableCell>
            <TableCell isNumeric>
              {line.kind === "product" || line.kind === "free_text" ? format.number(line.quantity) : ""}
            </TableCell>
            <TableCell isNumeric className="max-md:hidden">
              {line.kind === "product" || line.kind === "free_text"
                ? money(roundMoney(line.unitPrice, order.currency).toFixed())
                : ""}
            </TableCell>
            <TableCell isNumeric>
              {money(line.total)}
              {Number(line.subtotal) !== Number(line.total) && (
                <span className="block text-[0.8125rem] text-ink-muted">
                  {t("discounted", { amount: money(line.subtotal) })}
                </span>
              )}
            </TableCell>
            <TableCell isNumeric className="max-sm:hidden">
              {Number(line.taxTotal) === 0 ? "" : money(line.taxTotal)}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function LineName({ line }: { line: OrderLineView }) {
  const t = useTranslations("orders.detail");
  const name = line.kind === "rounding" ? t("kind.rounding") : line.name;
  return (
    <>
      {line.productId === null ? (
        <bdi>{name}</bdi>
      ) : (
        <Link href={`/products/${line.productId}`} className="underline-offset-4 hover:underline">
          <bdi>{name}</bdi>
        </Link>
      )}
      {line.isFlagged && (
        <Badge tone="warning" className="ms-2">
          {line.kind === "rounding" ? t("kind.unexplained") : t("kind.free_text")}
        </Badge>
      )}
      {line.sku && (
        <span className="block text-[0.8125rem] text-ink-muted">
          <bdi>{t("sku", { sku: line.sku })}</bdi>
        </span>
      )}
      {(line.kind === "shipping" || line.kind === "fee") && (
        <span className="block text-[0.8125rem] text-ink-muted">{t(`kind.${line.kind}`)}</span>
      )}
    </>
  );
}
