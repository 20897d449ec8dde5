import type { Permission } from "@/lib/auth/permissions";
import type { Locale } from "@/lib/i18n/locale";
import type { Module } from "@/lib/auth/modules";

/** Who is signed in, for which business, and what they may do. Safe to hand to the browser. */
export type SessionUser = {
  id: number;
  businessId: number;
  name: string;
  email: string;
  locale: Locale;
  roleName: string;
  permissions: Permission[];
  business: {
    name: string;
    currency: string;
    timeZone: string;
    pricesIncludeTax: boolean;
    modules: Module[];
  };
};
