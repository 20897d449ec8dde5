"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/components/hooks/use-format";
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from "@/components/ui/table";
import type { SideCounts } from "@/lib/sync/stores/catalog-lead";

const ROWS = ["simpleProducts", "variableProducts", "otherProducts", "categories", "orders", "taxes"] as const;

/** What the store and the POS have, side by side. */
export function SidesTable({ store, shop }: { store: SideCounts; shop: SideCounts }) {
  const t = useTranslations("connect.compare");
  const format = useFormat();
  const show = (count: number | null) => (count === null ? t("unknown") : format.number(count));
  return (
    <Table caption={t("title")}>
      <TableHead>
        <tr>
          <TableHeaderCell>{t("what")}</TableHeaderCell>
          <TableHeaderCell isNumeric>{t("store")}</TableHeaderCell>
          <TableHeaderCell isNumeric>{t("shop")}</TableHeaderCell>
        </tr>
      </TableHead>
      <TableBody>
        {ROWS.map((row) => (
          <TableRow key={row}>
            <TableCell>{t(row)}</TableCell>
            <TableCell isNumeric>{show(store[row])}</TableCell>
            <TableCell isNumeric>{show(shop[row])}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
