"use client";

import { Layers, Percent, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import type { TaxRateView } from "@/lib/taxes/tax-schema";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { GroupDialog } from "./group-dialog";
import { useTaxColumns } from "./tax-columns";
import { TaxDialog } from "./tax-dialog";
import { useTaxes } from "./use-taxes";

/** The tax rates and the tax groups, with the number of things that use each. */
export function TaxesView({ initial }: { initial: TaxRateView[] }) {
  const t = useTranslations("taxes");
  const { rates, groups, usable, task, setTask, close, setArchived, saveRate, saveGroup, isPending } =
    useTaxes(initial);
  const columns = useTaxColumns({
    onEdit: (rate) => setTask({ kind: rate.isGroup ? "group" : "rate", rate }),
    onArchive: (rate) => setTask({ kind: "archive", rate }),
    onRestore: (rate) => setArchived(rate, false),
  });

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
          isPending={isPending}
          onConfirm={() => setArchived(task.rate, true)}
        />
      )}
    </div>
  );
}
