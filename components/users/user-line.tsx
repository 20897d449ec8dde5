"use client";

import { MoreHorizontal } from "lucide-react";
import { useTranslations } from "next-intl";
import type { RoleView, UserView } from "@/lib/users/user-schema";
import { useFormat } from "@/components/hooks/use-format";
import { useUser } from "@/components/layout/user-context";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { DropdownMenu, DropdownMenuItem, DropdownMenuSeparator } from "@/components/ui/dropdown-menu";
import { Select } from "@/components/ui/select";
import { useRoleName } from "./role-name";

export type UserTask = "rename" | "reset" | "sessions" | "deactivate";

type UserLineProps = {
  user: UserView;
  roles: RoleView[];
  onRole: (roleId: number) => void;
  onActivate: () => void;
  onTask: (task: UserTask) => void;
};

export function UserLine({ user, roles, onRole, onActivate, onTask }: UserLineProps) {
  const t = useTranslations("users");
  const format = useFormat();
  const roleName = useRoleName();
  const isSelf = useUser().id === user.id;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3 sm:px-5">
      <div className={`min-w-0 flex-1 basis-48 max-sm:basis-[75%] ${user.isActive ? "" : "text-ink-muted"}`}>
        <div className="flex flex-wrap items-center gap-2">
          <bdi className="font-medium break-words">{user.name}</bdi>
          {isSelf && <Badge tone="accent">{t("you")}</Badge>}
          {!user.isActive && <Badge tone="warning">{t("inactive")}</Badge>}
        </div>
        <bdi dir="ltr" className="block truncate text-start text-[0.8125rem] text-ink-muted rtl:text-right">
          {user.email}
        </bdi>
      </div>
      <p className="text-[0.8125rem] text-ink-muted max-md:hidden">
        {t("columns.lastSignIn")}: {user.lastSignInAt === null ? t("never") : format.dateTime(user.lastSignInAt)}
      </p>
      <Select
        aria-label={t("changeRole", { name: user.name })}
        value={user.roleId}
        onChange={(event) => onRole(Number(event.target.value))}
        className="w-44 max-sm:order-last max-sm:w-full"
      >
        {roles.map(({ id, name }) => (
          <option key={id} value={id}>
            {roleName(name)}
          </option>
        ))}
      </Select>
      <DropdownMenu
        trigger={
          <Button variant="ghost" size="icon-sm" aria-label={t("actions", { name: user.name })}>
            <MoreHorizontal aria-hidden />
          </Button>
        }
      >
        <DropdownMenuItem onSelect={() => onTask("rename")}>{t("rename")}</DropdownMenuItem>
        <DropdownMenuItem onSelect={() => onTask("reset")}>{t("resetPassword")}</DropdownMenuItem>
        <DropdownMenuItem onSelect={() => onTask("sessions")}>{t("sessions.open")}</DropdownMenuItem>
        {!isSelf && <DropdownMenuSeparator />}
        {!isSelf && user.isActive && (
          <DropdownMenuItem isDestructive onSelect={() => onTask("deactivate")}>
            {t("deactivate")}
          </DropdownMenuItem>
        )}
        {!user.isActive && <DropdownMenuItem onSelect={onActivate}>{t("activate")}</DropdownMenuItem>}
      </DropdownMenu>
    </li>
  );
}
