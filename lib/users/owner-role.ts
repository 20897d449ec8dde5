import type { RoleName } from "@/lib/auth/permissions";

/** The role that holds everything and cannot be changed: somebody can always let the others back in. */
export const OWNER_ROLE: RoleName = "owner";
