"use client";

import { useQuery } from "@tanstack/react-query";
import type { ColumnDef } from "@tanstack/react-table";
import { MoreHorizontal, Percent, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { fetchJson } from "@/lib/http/fetch-json";
import type { NewTaxRate, TaxRateView } from "@/lib/taxes/tax-schema";
import { useApiError } from "@/components/hooks/use-api-error";
import { useFormat } from "@/components/hooks/use-format";
import { useSend } from "@/components/locations/use-send";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DataTable } from "@/components/ui/data-table";
import { DropdownMenu, DropdownMenuItem } from "@/components/ui/dropdown-menu";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { TaxDialog } from "./tax-dialog";

const KEY = ["taxes"];

type Task = { kind: "edit"; rate: TaxRateView | null } | { kind: "archive"; rate: TaxRateView };

/** The tax rates, with what each touches. */
export function TaxesView({ initial }: { initial: TaxRateView[] }) {
  const t = useTranslations("taxes");
  const errorText = useApiError();
  const { data: rates } = useQuery({ queryKey: KEY, queryFn: ({ signal }) => fetchJson<TaxRateView[]>("/api/taxes", { signal }), initialData: initial });
  const send = useSend(KEY);
  const [task, setTask] = useState<Task | null>(null);
  const columns = useTaxColumns({ onTask: setTask, onRestore: (rate) => setArchived(rate, false) });

  function setArchived(rate: TaxRateView, isArchived: boolean) {
    const undo = { label: t("undo"), onClick: () => setArchived(rate, false) };
    send.mutate(
      { url: `/api/taxes/${rate.id}`, method: "PATCH", body: { isArchived } },
      {
        onSuccess: () => toast.success(t(isArchived ? "archived" : "restored"), isArchived ? { action: undo } : {}),
        onError: (error) => toast.error(errorText(error)),
        onSettled: () => setTask(null),
      },
    );
  }

  async function save(rate: TaxRateView | null, values: NewTaxRate) {
    if (rate === null) await send.mutateAsync({ url: "/api/taxes", method: "POST", body: values });
    else {
      const before = { name: rate.name, percent: rate.percent };
      await send.mutateAsync({ url: `/api/taxes/${rate.id}`, method: "PATCH", body: { ...values, before } });
    }
    toast.success(t(rate === null ? "created" : "changed"));
  }

  const addButton = (
    <Button variant="primary" onClick={() => setTask({ kind: "edit", rate: null })}>
      <Plus aria-hidden />
      {t("add")}
    </Button>
  );
  return (
    <div className="max-w-4xl">
      <PageHeader title={t("title")} description={t("intro")} actions={rates.length > 0 && addButton} />
      <Card isFlush>
        <DataTable
          caption={t("title")}
          columns={columns}
          rows={rates}
          getRowId={(rate) => String(rate.id)}
          empty={<EmptyState icon={Percent} title={t("empty.title")} description={t("empty.text")} actions={addButton} />}
        />
      </Card>
      {task?.kind === "edit" && <TaxDialog rate={task.rate} onSave={(values) => save(task.rate, values)} onClose={() => setTask(null)} />}
      {task?.kind === "archive" && (
        <ConfirmDialog
          isOpen
          onOpenChange={(isOpen) => !isOpen && setTask(null)}
          title={t("archiveTitle", { name: task.rate.name })}
          description={t("archiveText", { count: task.rate.products })}
          confirmLabel={t("archive")}
          isPending={send.isPending}
          onConfirm={() => setArchived(task.rate, true)}
        />
      )}
    </div>
  );
}

type Columns = { onTask: (task: Task) => void; onRestore: (rate: TaxRateView) => void };

function useTaxColumns({ onTask, onRestore }: Columns): ColumnDef<TaxRateView>[] {
  const t = useTranslations("taxes");
  const format = useFormat();
  return [
    {
      id: "name",
      header: t("name"),
      cell: ({ row: { original } }) => (
        <span className="flex flex-wrap items-center gap-2">
          <bdi className="font-medium">{original.name}</bdi>
          {original.isArchived && <Badge>{t("isArchived")}</Badge>}
        </span>
      ),
    },
    { id: "percent", header: t("rate"), meta: { isNumeric: true }, cell: ({ row }) => <bdi>{format.percent(row.original.percent)}</bdi> },
    { id: "products", header: t("products"), meta: { isNumeric: true }, cell: ({ row }) => format.number(row.original.products) },
    { id: "stores", header: t("stores"), meta: { hideBelow: "md", className: "text-ink-muted" }, cell: ({ row }) => <bdi>{row.original.stores.join(", ")}</bdi> },
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
            <DropdownMenuItem onSelect={() => onTask({ kind: "edit", rate: original })}>{t("edit")}</DropdownMenuItem>
            <DropdownMenuItem onSelect={() => onTask({ kind: "archive", rate: original })}>{t("archive")}</DropdownMenuItem>
          </DropdownMenu>
        ),
    },
  ];
}
