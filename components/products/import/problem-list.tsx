"use client";

import type { ColumnDef } from "@tanstack/react-table";
import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ProblemLine, ProblemPage } from "@/lib/catalog/import/import-schema";
import { ListTable } from "@/components/list/list-table";
import { useList } from "@/components/list/use-list";
import { Button } from "@/components/ui/button";

/** Every bad line with its reason, on the page and as a file. */
export function ProblemList({ id }: { id: number }) {
  const t = useTranslations("importProducts");
  const path = `/api/products/imports/${id}/problems`;
  const problems = useList<ProblemPage>({ key: ["products", "import", id, "problems"], path });
  const reason = (code: string, value: string) => t(`issues.${code}` as "issues.skuTwice", { value });
  const columns: ColumnDef<ProblemLine>[] = [
    { id: "line", header: t("columns.line"), meta: { isNumeric: true }, cell: ({ row }) => row.original.line },
    {
      id: "product",
      header: t("columns.product"),
      meta: { className: "max-w-64" },
      cell: ({ row }) => (
        <>
          <bdi className="line-clamp-2">{row.original.name}</bdi>
          <bdi className="block truncate text-[0.8125rem] text-ink-muted">{row.original.sku}</bdi>
        </>
      ),
    },
    {
      id: "reason",
      header: t("columns.reason"),
      meta: { className: "min-w-56" },
      cell: ({ row }) =>
        row.original.issues.map(({ column, code, value }) => (
          <span key={`${column}-${code}`} className="block">
            {reason(code, value)}
          </span>
        )),
    },
  ];
  return (
    <ListTable
      title={t("problems")}
      actions={
        <Button asChild size="sm">
          <a href={`${path}?file=csv`} download>
            <Download aria-hidden />
            {t("download")}
          </a>
        </Button>
      }
      list={problems}
      failed={t("problemsFailed")}
      empty={null}
      caption={t("problems")}
      columns={columns}
      getRowId={({ line }) => String(line)}
    />
  );
}
