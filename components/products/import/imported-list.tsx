"use client";

import type { ColumnDef } from "@tanstack/react-table";
import { useTranslations } from "next-intl";
import type { ImportedPage, ImportedProduct } from "@/lib/catalog/import/import-schema";
import { ListTable } from "@/components/list/list-table";
import { useList } from "@/components/list/use-list";
import { Link } from "@/components/ui/link";

/** The products that an import made or updated, each with the way to its page. */
export function ImportedList({ id }: { id: number }) {
  const t = useTranslations("importProducts");
  const products = useList<ImportedPage>({
    key: ["products", "import", id, "products"],
    path: `/api/products/imports/${id}/products`,
  });
  const columns: ColumnDef<ImportedProduct>[] = [
    {
      id: "product",
      header: t("columns.product"),
      meta: { className: "max-w-80" },
      cell: ({ row }) => (
        <>
          <Link href={`/products/${row.original.id}`} className="line-clamp-2 underline-offset-2 hover:underline">
            <bdi>{row.original.name}</bdi>
          </Link>
          <bdi className="block truncate text-[0.8125rem] text-ink-muted">{row.original.sku}</bdi>
        </>
      ),
    },
    {
      id: "outcome",
      header: t("columns.outcome"),
      cell: ({ row }) => t(row.original.isNew ? "isNew" : "isUpdated"),
    },
  ];
  return (
    <ListTable
      title={t("imported")}
      list={products}
      failed={t("importedFailed")}
      empty={null}
      caption={t("imported")}
      columns={columns}
      getRowId={(product) => String(product.id)}
    />
  );
}
