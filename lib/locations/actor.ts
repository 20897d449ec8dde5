import type { SessionUser } from "@/lib/auth/session-user";

/** Who changes something, as far as the change has to know. */
export type Actor = Pick<SessionUser, "id" | "businessId">;
