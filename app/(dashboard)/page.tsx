import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { DashboardView } from "@/components/dashboard/dashboard-view";
import { firstPageFor } from "@/components/layout/navigation";
import { requirePageUser } from "@/lib/auth/session";
import { getDashboard } from "@/lib/dashboard/get-dashboard";
import { getDb } from "@/lib/db";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("dashboard");
  return { title: t("title") };
}

export default async function DashboardPage() {
  const user = await requirePageUser();
  // Signing in leads here.
  if (!user.permissions.includes("products.view")) redirect(firstPageFor(user));
  const dashboard = await getDashboard(getDb(), user);
  return (
    <DashboardView
      {...dashboard}
      canSeeStoreSettings={user.permissions.includes("woocommerce.settings")}
      timeZone={user.business.timeZone}
    />
  );
}
