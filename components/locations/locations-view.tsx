"use client";

import { useQuery } from "@tanstack/react-query";
import { MoreHorizontal, Plus, Warehouse } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { fetchJson } from "@/lib/http/fetch-json";
import type { LocationView } from "@/lib/locations/location-schema";
import { useApiError } from "@/components/hooks/use-api-error";
import { Alert } from "@/components/ui/alert";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DropdownMenu, DropdownMenuItem } from "@/components/ui/dropdown-menu";
import { PageHeader } from "@/components/ui/page-header";
import { NameDialog } from "./name-dialog";
import { useSend } from "./use-send";

const KEY = ["locations"];

type Task = { kind: "add" } | { kind: "rename" | "archive"; location: LocationView };

/** The shops and warehouses, and what can be done to them. */
export function LocationsView({ initial }: { initial: LocationView[] }) {
  const t = useTranslations("locations");
  const errorText = useApiError();
  const { data: locations } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => fetchJson<LocationView[]>("/api/locations", { signal }),
    initialData: initial,
  });
  const send = useSend(KEY);
  const [task, setTask] = useState<Task | null>(null);

  async function setArchived({ id }: LocationView, isArchived: boolean) {
    await send.mutateAsync({ url: `/api/locations/${id}`, method: "PATCH", body: { isArchived } });
    setTask(null);
  }

  function restore(location: LocationView) {
    setArchived(location, false).then(
      () => toast.success(t("restored")),
      (error: unknown) => toast.error(errorText(error)),
    );
  }

  function archive(location: LocationView) {
    setArchived(location, true).then(
      () => toast.success(t("archived"), { action: { label: t("undo"), onClick: () => restore(location) } }),
      // Shown in the dialog, which stays.
      () => undefined,
    );
  }

  async function saveName(name: string) {
    if (task?.kind === "rename") {
      const { id, name: nameBefore } = task.location;
      await send.mutateAsync({ url: `/api/locations/${id}`, method: "PATCH", body: { name, nameBefore } });
      toast.success(t("renamed"));
    } else {
      await send.mutateAsync({ url: "/api/locations", method: "POST", body: { name } });
      toast.success(t("created"));
    }
  }

  function start(next: Task) {
    send.reset();
    setTask(next);
  }

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
        <ul className="divide-y divide-line">
          {locations.map((location) => (
            <li key={location.id} className="flex items-center gap-3 px-4 py-3 sm:px-5">
              <Warehouse aria-hidden className="size-4 shrink-0 text-ink-muted" />
              <div className="min-w-0 flex-1">
                <div className="flex flex-wrap items-center gap-2">
                  <bdi className="font-medium break-words">{location.name}</bdi>
                  {location.isArchived && <Badge>{t("isArchived")}</Badge>}
                </div>
                <p className="text-[0.8125rem] text-ink-muted">
                  {t("stocked", { count: location.stocked })}
                  {location.stores.length > 0 && ` · ${t("sellsTo", { stores: location.stores.join(", ") })}`}
                </p>
              </div>
              {location.isArchived ? (
                <Button size="sm" onClick={() => restore(location)}>
                  {t("restore")}
                </Button>
              ) : (
                <DropdownMenu
                  trigger={
                    <Button variant="ghost" size="icon-sm" aria-label={t("actions", { name: location.name })}>
                      <MoreHorizontal aria-hidden />
                    </Button>
                  }
                >
                  <DropdownMenuItem onSelect={() => start({ kind: "rename", location })}>
                    {t("rename")}
                  </DropdownMenuItem>
                  <DropdownMenuItem onSelect={() => start({ kind: "archive", location })}>
                    {t("archive")}
                  </DropdownMenuItem>
                </DropdownMenu>
              )}
            </li>
          ))}
        </ul>
      </Card>
      {(task?.kind === "add" || task?.kind === "rename") && (
        <NameDialog
          title={task.kind === "add" ? t("add") : t("renameTitle", { name: task.location.name })}
          name={task.kind === "add" ? "" : task.location.name}
          words={{ name: t("name"), hint: t("nameHint"), submit: t(task.kind === "add" ? "create" : "save") }}
          onSave={saveName}
          onClose={() => setTask(null)}
        />
      )}
      {task?.kind === "archive" && (
        <ConfirmDialog
          isOpen
          onOpenChange={(isOpen) => !isOpen && setTask(null)}
          title={t("archiveTitle", { name: task.location.name })}
          description={t("archiveText")}
          confirmLabel={t("archive")}
          isPending={send.isPending}
          onConfirm={() => archive(task.location)}
        >
          {send.isError && (
            <Alert tone="danger" isLive>
              {errorText(send.error)}
            </Alert>
          )}
        </ConfirmDialog>
      )}
    </div>
  );
}
