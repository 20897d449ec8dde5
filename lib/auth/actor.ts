import type { SessionUser } from "@/lib/auth/session-user";

/** The user who changes something. */
export type Actor = Pick<SessionUser, "id" | "businessId">;
