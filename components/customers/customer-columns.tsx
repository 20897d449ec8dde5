"use client";

import type { ColumnDef } from "@tanstack/react-table";
import { useTranslations } from "next-intl";
import type { CustomerListItem } from "@/lib/customers/customer-schema";
import { useFormat } from "@/components/hooks/use-format";
import { Link } from "@/components/ui/link";

export function useCustomerColumns(): ColumnDef<CustomerListItem>[] {
  const t = useTranslations("customers");
  const format = useFormat();
  return [
    {
      id: "name",
      header: t("columns.name"),
      meta: { className: "max-w-64" },
      cell: ({ row }) => (
        <Link
          href={`/customers/${row.original.id}`}
          className="line-clamp-2 font-medium hover:text-accent-ink hover:underline"
        >
          <bdi>{row.original.name}</bdi>
        </Link>
      ),
    },
    {
      id: "email",
      header: t("columns.email"),
      meta: { className: "max-w-64 truncate" },
      cell: ({ row }) => <bdi>{row.original.email}</bdi>,
    },
    {
      id: "phone",
      header: t("columns.phone"),
      meta: { className: "whitespace-nowrap" },
      cell: ({ row }) => <bdi dir="ltr">{row.original.phone}</bdi>,
    },
    {
      id: "city",
      header: t("columns.city"),
      meta: { hideBelow: "lg", className: "text-ink-muted" },
      cell: ({ row }) => <bdi>{row.original.city}</bdi>,
    },
    {
      id: "sales",
      header: t("columns.sales"),
      meta: { isNumeric: true },
      cell: ({ row }) => format.number(row.original.saleCount),
    },
    {
      id: "last",
      header: t("columns.last"),
      meta: { hideBelow: "md", className: "whitespace-nowrap text-ink-muted" },
      cell: ({ row }) => (row.original.lastSoldAt === null ? t("never") : format.date(row.original.lastSoldAt)),
    },
  ];
}
