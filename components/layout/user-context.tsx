"use client";

import { createContext, type ReactNode, useContext } from "react";
import { can } from "@/lib/auth/access";
import type { Permission } from "@/lib/auth/permissions";
import type { SessionUser } from "@/lib/auth/session-user";

const UserContext = createContext<SessionUser | null>(null);

export function UserProvider({ user, children }: { user: SessionUser; children: ReactNode }) {
  return <UserContext value={user}>{children}</UserContext>;
}

/** The signed-in user. Only below the dashboard's layout. */
export function useUser(): SessionUser {
  const user = useContext(UserContext);
  if (!user) throw new Error("useUser is for pages below app/(dashboard)");
  return user;
}

/** For what to show; the server checks again. */
export function useCan(permission: Permission): boolean {
  return can(useUser(), permission);
}
