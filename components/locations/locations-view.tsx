"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import type { LocationView } from "@/lib/locations/location-schema";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { PageHeader } from "@/components/ui/page-header";
import { LocationDialog } from "./location-dialog";
import { LocationList } from "./location-list";
import { placeOf, useLocations } from "./use-locations";

/** The shops and warehouses with their actions. */
export function LocationsView({ initial }: { initial: LocationView[] }) {
  const t = useTranslations("locations");
  const { locations, task, start, close, savePlace, archive, restore, isSending, refusal } = useLocations(initial);

  return (
    <div className="max-w-3xl">
      <PageHeader
        title={t("title")}
        description={t("intro")}
        actions={
          <Button variant="primary" onClick={() => start({ kind: "add" })}>
            <Plus aria-hidden />
            {t("add")}
          </Button>
        }
      />
      <Card isFlush>
        <LocationList locations={locations} onStart={start} onRestore={restore} />
      </Card>
      {(task?.kind === "add" || task?.kind === "edit") && (
        <LocationDialog
          title={task.kind === "add" ? t("add") : t("editTitle", { name: task.location.name })}
          submitLabel={t(task.kind === "add" ? "create" : "save")}
          location={placeOf(task)}
          onSave={savePlace}
          onClose={close}
        />
      )}
      {task?.kind === "archive" && (
        <ConfirmDialog
          isOpen
          onOpenChange={(isOpen) => !isOpen && close()}
          title={t("archiveTitle", { name: task.location.name })}
          description={t("archiveText")}
          confirmLabel={t("archive")}
          isPending={isSending}
          onConfirm={() => archive(task.location)}
        >
          {refusal !== null && (
            <Alert tone="danger" isLive>
              {refusal}
            </Alert>
          )}
        </ConfirmDialog>
      )}
    </div>
  );
}
