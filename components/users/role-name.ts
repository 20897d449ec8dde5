"use client";

import { useTranslations } from "next-intl";
import { DEFAULT_ROLES, type RoleName } from "@/lib/auth/permissions";

/** Returns a function that names a role. The initial roles have fixed names, so they have a translation. */
export function useRoleName(): (name: string) => string {
  const t = useTranslations("users.roleNames");
  return (name) => (name in DEFAULT_ROLES ? t(name as RoleName) : name);
}
