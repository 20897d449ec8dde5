"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { PERMISSIONS } from "@/lib/auth/permissions";
import { fetchJson } from "@/lib/http/fetch-json";
import { OWNER_ROLE } from "@/lib/users/owner-role";
import type { RoleInput, RoleView } from "@/lib/users/user-schema";
import { useApiError } from "@/components/hooks/use-api-error";
import { useSend } from "@/components/hooks/use-send";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { PageHeader } from "@/components/ui/page-header";
import { RoleDialog } from "./role-dialog";
import { useRoleName } from "./role-name";
import { UsersTabs } from "./users-tabs";

const KEY = ["roles"];

type Task = { kind: "edit"; role: RoleView | null } | { kind: "delete"; role: RoleView };

/** The roles and their permissions. */
export function RolesView({ initial }: { initial: RoleView[] }) {
  const t = useTranslations("users");
  const errorText = useApiError();
  const roleName = useRoleName();
  const { data: roles } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => fetchJson<RoleView[]>("/api/roles", { signal }),
    initialData: initial,
  });
  const send = useSend(KEY);
  const [task, setTask] = useState<Task | null>(null);

  async function save(role: RoleView | null, input: RoleInput) {
    if (role === null) await send.mutateAsync({ url: "/api/roles", method: "POST", body: input });
    else {
      const before = { name: role.name, permissions: role.permissions };
      await send.mutateAsync({ url: `/api/roles/${role.id}`, method: "PATCH", body: { ...input, before } });
    }
    toast.success(t(role === null ? "roles.created" : "roles.saved"));
  }

  function remove(role: RoleView) {
    send.mutate(
      { url: `/api/roles/${role.id}`, method: "DELETE" },
      {
        onSuccess: () => {
          setTask(null);
          toast.success(t("roles.deleted"));
        },
      },
    );
  }

  function start(next: Task) {
    send.reset();
    setTask(next);
  }

  return (
    <div className="max-w-5xl">
      <PageHeader
        title={t("title")}
        description={t("intro")}
        actions={
          <Button variant="primary" onClick={() => start({ kind: "edit", role: null })}>
            <Plus aria-hidden />
            {t("roles.add")}
          </Button>
        }
      />
      <UsersTabs />
      <Card isFlush>
        <ul className="divide-y divide-line">
          {roles.map((role) => (
            <li key={role.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3 sm:px-5">
              <div className="min-w-0 flex-1 basis-48">
                <bdi className="font-medium break-words">{roleName(role.name)}</bdi>
                <p className="text-[0.8125rem] text-ink-muted">
                  {role.name === OWNER_ROLE
                    ? t("roles.everything")
                    : t("roles.rights", { count: role.permissions.length, total: PERMISSIONS.length })}
                  {" · "}
                  {t("roles.people", { count: role.users })}
                </p>
              </div>
              {role.name !== OWNER_ROLE && (
                <div className="flex gap-2">
                  <Button
                    size="sm"
                    aria-label={`${t("roles.edit")}: ${roleName(role.name)}`}
                    onClick={() => start({ kind: "edit", role })}
                  >
                    {t("roles.edit")}
                  </Button>
                  <Button
                    size="sm"
                    variant="ghost"
                    aria-label={`${t("roles.delete")}: ${roleName(role.name)}`}
                    onClick={() => start({ kind: "delete", role })}
                  >
                    {t("roles.delete")}
                  </Button>
                </div>
              )}
            </li>
          ))}
        </ul>
      </Card>
      {task?.kind === "edit" && (
        <RoleDialog role={task.role} onSave={(input) => save(task.role, input)} onClose={() => setTask(null)} />
      )}
      {task?.kind === "delete" && (
        <ConfirmDialog
          isOpen
          isDestructive
          onOpenChange={(isOpen) => !isOpen && setTask(null)}
          title={t("roles.deleteTitle", { name: roleName(task.role.name) })}
          description={t("roles.deleteText")}
          confirmLabel={t("roles.delete")}
          isPending={send.isPending}
          onConfirm={() => remove(task.role)}
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
