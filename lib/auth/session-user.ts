import type { Permission } from "@/lib/auth/permissions";
import type { Locale } from "@/lib/i18n/locale";
import type { Module } from "@/lib/auth/modules";

/** The signed-in user with business and permissions. Contains no secrets, so the browser may have it. */
export type SessionUser = {
  id: number;
  /** Names the session, and is no use without the server's secret. */
  sessionId: string;
  businessId: number;
  name: string;
  email: string;
  locale: Locale;
  roleName: string;
  permissions: Permission[];
  /** The password is a one-time password: nothing else is allowed before it is changed. */
  mustChangePassword: boolean;
  business: {
    name: string;
    currency: string;
    timeZone: string;
    pricesIncludeTax: boolean;
    modules: Module[];
  };
};
