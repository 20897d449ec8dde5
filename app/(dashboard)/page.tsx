import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DashboardView } from "@/components/dashboard/dashboard-view";
import { requirePageUser } from "@/lib/auth/session";
import { getShopOverview } from "@/lib/dashboard/get-shop-overview";
import { getDb } from "@/lib/db";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("dashboard");
  return { title: t("title") };
}

export default async function DashboardPage() {
  const { businessId } = await requirePageUser("products.view");
  return <DashboardView overview={await getShopOverview(getDb(), businessId)} />;
}
