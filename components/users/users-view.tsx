"use client";

import { useQuery } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { fetchJson } from "@/lib/http/fetch-json";
import type { AddedUser, Invitation, OneTimePassword, RoleView, UserView } from "@/lib/users/user-schema";
import { useApiError } from "@/components/hooks/use-api-error";
import { NameDialog } from "@/components/locations/name-dialog";
import { useSend } from "@/components/hooks/use-send";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { PageHeader } from "@/components/ui/page-header";
import { HandOverDialog } from "./hand-over-dialog";
import { NewUserDialog } from "./new-user-dialog";
import { useRoleName } from "./role-name";
import { UserLine, type UserTask } from "./user-line";
import { UserSessionsDialog } from "./user-sessions-dialog";
import { UsersTabs } from "./users-tabs";

const KEY = ["users"];

type Task =
  | { kind: "add" }
  | { kind: "password"; name: string; password: string }
  | { kind: "invitation"; user: AddedUser; invitation: Invitation }
  | { kind: UserTask; user: UserView };

/** The users of the business. */
export function UsersView({ initial, roles }: { initial: UserView[]; roles: RoleView[] }) {
  const t = useTranslations("users");
  const errorText = useApiError();
  const roleName = useRoleName();
  const { data: users } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => fetchJson<UserView[]>("/api/users", { signal }),
    initialData: initial,
  });
  const send = useSend<OneTimePassword | undefined>(KEY);
  const [task, setTask] = useState<Task | null>(null);
  const refused = (error: unknown) => toast.error(errorText(error));

  function edit(user: UserView, body: object, done: string, undo?: () => void) {
    send.mutate(
      { url: `/api/users/${user.id}`, method: "PATCH", body },
      {
        onSuccess: () => toast.success(done, undo ? { action: { label: t("undo"), onClick: undo } } : {}),
        onError: refused,
        onSettled: () => setTask(null),
      },
    );
  }

  function setRole(user: UserView, roleId: number, roleBefore: number, isUndo = false) {
    const role = roleName(roles.find(({ id }) => id === roleId)?.name ?? "");
    edit(
      user,
      { roleId, roleBefore },
      t("roleChanged", { name: user.name, role }),
      isUndo ? undefined : () => setRole(user, roleBefore, roleId, true),
    );
  }

  const activate = (user: UserView) => edit(user, { isActive: true }, t("activated", { name: user.name }));

  function resetPassword({ id, name }: UserView) {
    send.mutate(
      { url: `/api/users/${id}/password`, method: "POST" },
      {
        onSuccess: (answer) => setTask(answer ? { kind: "password", name, password: answer.password } : null),
        onError: (error) => {
          setTask(null);
          refused(error);
        },
      },
    );
  }

  return (
    <div className="max-w-5xl">
      <PageHeader
        title={t("title")}
        description={t("intro")}
        actions={
          <Button variant="primary" onClick={() => setTask({ kind: "add" })}>
            <UserPlus aria-hidden />
            {t("add")}
          </Button>
        }
      />
      <UsersTabs />
      <Card isFlush>
        <ul className="divide-y divide-line">
          {users.map((user) => (
            <UserLine
              key={user.id}
              user={user}
              roles={roles}
              onRole={(roleId) => setRole(user, roleId, user.roleId)}
              onActivate={() => activate(user)}
              onTask={(kind) => setTask({ kind, user })}
            />
          ))}
        </ul>
      </Card>
      {task?.kind === "add" && (
        <NewUserDialog
          roles={roles}
          onCreated={(user, access) =>
            setTask(
              "link" in access
                ? { kind: "invitation", user, invitation: access }
                : { kind: "password", name: user.name, password: access.password },
            )
          }
          onClose={() => setTask(null)}
        />
      )}
      {task?.kind === "password" && (
        <HandOverDialog
          value={task.password}
          words={{
            title: t("password.title", { name: task.name }),
            text: t("password.text"),
            label: t("password.label"),
            copy: t("password.copy"),
            done: t("password.done"),
          }}
          onClose={() => setTask(null)}
        />
      )}
      {task?.kind === "invitation" && (
        <HandOverDialog
          value={task.invitation.link}
          words={{
            title: t("invitation.title", { name: task.user.name }),
            text: t(task.invitation.isMailed ? "invitation.mailed" : "invitation.text", { email: task.user.email }),
            label: t("invitation.label"),
            copy: t("invitation.copy"),
            done: t("invitation.done"),
          }}
          onClose={() => setTask(null)}
        />
      )}
      {task?.kind === "rename" && (
        <NameDialog
          title={t("renameTitle", { name: task.user.name })}
          name={task.user.name}
          words={{ name: t("name"), submit: t("save") }}
          onSave={async (name) => {
            await send.mutateAsync({ url: `/api/users/${task.user.id}`, method: "PATCH", body: { name } });
            toast.success(t("renamed"));
          }}
          onClose={() => setTask(null)}
        />
      )}
      {task?.kind === "sessions" && <UserSessionsDialog user={task.user} onClose={() => setTask(null)} />}
      {(task?.kind === "deactivate" || task?.kind === "reset") && (
        <ConfirmDialog
          isOpen
          isDestructive={task.kind === "deactivate"}
          onOpenChange={(isOpen) => !isOpen && setTask(null)}
          title={t(`${task.kind}Title`, { name: task.user.name })}
          description={t(`${task.kind}Text`)}
          confirmLabel={t(task.kind === "reset" ? "resetConfirm" : "deactivate")}
          isPending={send.isPending}
          onConfirm={() =>
            task.kind === "reset"
              ? resetPassword(task.user)
              : edit(task.user, { isActive: false }, t("deactivated", { name: task.user.name }), () =>
                  activate(task.user),
                )
          }
        />
      )}
    </div>
  );
}
