import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { DashboardView } from "@/components/dashboard/dashboard-view";
import { firstPageFor } from "@/components/layout/navigation";
import { can, meets, SIGNED_IN } from "@/lib/auth/access";
import { requirePage } from "@/lib/auth/session";
import { getDashboard } from "@/lib/dashboard/get-dashboard";
import { getDb } from "@/lib/db";
import { SET_UP_STORES } from "@/lib/permissions/woocommerce";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("dashboard");
  return { title: t("title") };
}

export default async function DashboardPage() {
  const user = await requirePage(SIGNED_IN);
  // Sign-in leads to this page.
  if (!can(user, "products.view")) redirect(firstPageFor(user));
  const dashboard = await getDashboard(getDb(), user);
  return (
    <DashboardView
      {...dashboard}
      canDismissSteps={can(user, "settings.edit")}
      canSeeStoreSettings={meets(user, SET_UP_STORES)}
      timeZone={user.business.timeZone}
    />
  );
}
