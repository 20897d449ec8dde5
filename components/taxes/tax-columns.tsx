import type { ColumnDef } from "@tanstack/react-table";
import { MoreHorizontal } from "lucide-react";
import { useTranslations } from "next-intl";
import type { TaxRateView } from "@/lib/taxes/tax-schema";
import { useFormat } from "@/components/hooks/use-format";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { DropdownMenu, DropdownMenuItem } from "@/components/ui/dropdown-menu";
import { MemberList } from "./member-list";

type Columns = {
  onEdit: (rate: TaxRateView) => void;
  onArchive: (rate: TaxRateView) => void;
  onRestore: (rate: TaxRateView) => void;
};

/** The columns of rates and of groups. A group's name has its rates below, a rate's name its groups. */
export function useTaxColumns({ onEdit, onArchive, onRestore }: Columns): ColumnDef<TaxRateView>[] {
  const t = useTranslations("taxes");
  const format = useFormat();
  return [
    {
      id: "name",
      header: t("name"),
      cell: ({ row: { original } }) => (
        <>
          <span className="flex flex-wrap items-center gap-2">
            <bdi className="font-medium">{original.name}</bdi>
            {original.isArchived && <Badge>{t("isArchived")}</Badge>}
          </span>
          {original.isGroup && <MemberList members={original.members} />}
          {original.groups.length > 0 && (
            <span className="block text-[0.8125rem] text-ink-muted">
              {t("inGroups", { count: original.groups.length, names: original.groups.join(", ") })}
            </span>
          )}
        </>
      ),
    },
    {
      id: "percent",
      header: t("rate"),
      meta: { isNumeric: true },
      cell: ({ row }) => <bdi>{format.percent(row.original.percent)}</bdi>,
    },
    {
      id: "products",
      header: t("products"),
      meta: { isNumeric: true },
      cell: ({ row }) => format.number(row.original.products),
    },
    {
      id: "stores",
      header: t("stores"),
      meta: { hideBelow: "md", className: "text-ink-muted" },
      cell: ({ row }) => <bdi>{row.original.stores.join(", ") || "–"}</bdi>,
    },
    {
      id: "actions",
      header: "",
      meta: { className: "w-12 text-end" },
      cell: ({ row: { original } }) =>
        original.isArchived ? (
          <Button size="sm" onClick={() => onRestore(original)}>
            {t("restore")}
          </Button>
        ) : (
          <DropdownMenu
            trigger={
              <Button variant="ghost" size="icon-sm" aria-label={t("actions", { name: original.name })}>
                <MoreHorizontal aria-hidden />
              </Button>
            }
          >
            <DropdownMenuItem onSelect={() => onEdit(original)}>{t("edit")}</DropdownMenuItem>
            <DropdownMenuItem onSelect={() => onArchive(original)}>{t("archive")}</DropdownMenuItem>
          </DropdownMenu>
        ),
    },
  ];
}
