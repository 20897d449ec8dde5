import type { RoleName } from "@/lib/auth/permissions";

/** The role with all permissions. It cannot be changed, so that an owner can always restore the access of others. */
export const OWNER_ROLE: RoleName = "owner";
