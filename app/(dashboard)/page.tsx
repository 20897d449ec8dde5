import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DashboardView } from "@/components/dashboard/dashboard-view";
import { requirePageUser } from "@/lib/auth/session";
import { getDashboard } from "@/lib/dashboard/get-dashboard";
import { getDb } from "@/lib/db";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("dashboard");
  return { title: t("title") };
}

export default async function DashboardPage() {
  const user = await requirePageUser("products.view");
  const dashboard = await getDashboard(getDb(), user);
  return (
    <DashboardView
      {...dashboard}
      canSeeStoreSettings={user.permissions.includes("woocommerce.settings")}
      timeZone={user.business.timeZone}
    />
  );
}
