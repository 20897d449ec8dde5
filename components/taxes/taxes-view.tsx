"use client";

import { useQuery } from "@tanstack/react-query";
import { Layers, Percent, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { fetchJson } from "@/lib/http/fetch-json";
import type { NewTaxGroup, NewTaxRate, TaxRateView } from "@/lib/taxes/tax-schema";
import { useApiError } from "@/components/hooks/use-api-error";
import { useSend } from "@/components/locations/use-send";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { GroupDialog } from "./group-dialog";
import { useTaxColumns } from "./tax-columns";
import { TaxDialog } from "./tax-dialog";

const KEY = ["taxes"];

type Task = { kind: "rate" | "group"; rate: TaxRateView | null } | { kind: "archive"; rate: TaxRateView };

/** The tax rates and the tax groups, with the number of things that use each. */
export function TaxesView({ initial }: { initial: TaxRateView[] }) {
  const t = useTranslations("taxes");
  const errorText = useApiError();
  const { data } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => fetchJson<TaxRateView[]>("/api/taxes", { signal }),
    initialData: initial,
  });
  const rates = data.filter((rate) => !rate.isGroup);
  const groups = data.filter((rate) => rate.isGroup);
  const usable = rates.filter((rate) => !rate.isArchived);
  const send = useSend(KEY);
  const [task, setTask] = useState<Task | null>(null);
  const columns = useTaxColumns({
    onEdit: (rate) => setTask({ kind: rate.isGroup ? "group" : "rate", rate }),
    onArchive: (rate) => setTask({ kind: "archive", rate }),
    onRestore: (rate) => setArchived(rate, false),
  });

  function setArchived(rate: TaxRateView, isArchived: boolean) {
    const undo = { label: t("undo"), onClick: () => setArchived(rate, false) };
    const done = isArchived ? "archived" : "restored";
    send.mutate(
      { url: `/api/taxes/${rate.id}`, method: "PATCH", body: { isArchived } },
      {
        onSuccess: () =>
          toast.success(rate.isGroup ? t(`groups.${done}`) : t(done), isArchived ? { action: undo } : {}),
        onError: (error) => toast.error(errorText(error)),
        onSettled: () => setTask(null),
      },
    );
  }

  async function saveRate(rate: TaxRateView | null, values: NewTaxRate) {
    if (rate === null) await send.mutateAsync({ url: "/api/taxes", method: "POST", body: values });
    else {
      const before = { name: rate.name, percent: rate.percent };
      await send.mutateAsync({ url: `/api/taxes/${rate.id}`, method: "PATCH", body: { ...values, before } });
    }
    toast.success(t(rate === null ? "created" : "changed"));
  }

  async function saveGroup(group: TaxRateView | null, values: NewTaxGroup) {
    if (group === null) await send.mutateAsync({ url: "/api/taxes/groups", method: "POST", body: values });
    else {
      const before = { name: group.name, percent: group.percent, memberIds: group.members.map(({ id }) => id) };
      await send.mutateAsync({ url: `/api/taxes/groups/${group.id}`, method: "PATCH", body: { ...values, before } });
    }
    toast.success(t(group === null ? "groups.created" : "groups.changed"));
  }

  const addButton = (
    <Button variant="primary" onClick={() => setTask({ kind: "rate", rate: null })}>
      <Plus aria-hidden />
      {t("add")}
    </Button>
  );
  const addGroupButton = (
    <Button onClick={() => setTask({ kind: "group", rate: null })}>
      <Plus aria-hidden />
      {t("groups.add")}
    </Button>
  );
  const close = () => setTask(null);
  return (
    <div className="max-w-4xl">
      <PageHeader title={t("title")} description={t("intro")} actions={rates.length > 0 && addButton} />
      <Card isFlush>
        <DataTable
          caption={t("title")}
          columns={columns}
          rows={rates}
          getRowId={(rate) => String(rate.id)}
          empty={
            <EmptyState icon={Percent} title={t("empty.title")} description={t("empty.text")} actions={addButton} />
          }
        />
      </Card>
      {(groups.length > 0 || usable.length > 1) && (
        <Card
          isFlush
          className="mt-6"
          title={t("groups.title")}
          description={t("groups.intro")}
          actions={groups.length > 0 && addGroupButton}
        >
          <DataTable
            caption={t("groups.title")}
            columns={columns}
            rows={groups}
            getRowId={(group) => String(group.id)}
            empty={
              <EmptyState
                icon={Layers}
                title={t("groups.empty.title")}
                description={t("groups.empty.text")}
                actions={addGroupButton}
              />
            }
          />
        </Card>
      )}
      {task?.kind === "rate" && (
        <TaxDialog rate={task.rate} onSave={(values) => saveRate(task.rate, values)} onClose={close} />
      )}
      {task?.kind === "group" && (
        <GroupDialog
          group={task.rate}
          rates={usable}
          onSave={(values) => saveGroup(task.rate, values)}
          onClose={close}
        />
      )}
      {task?.kind === "archive" && (
        <ConfirmDialog
          isOpen
          onOpenChange={(isOpen) => !isOpen && close()}
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
