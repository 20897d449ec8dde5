import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActivityViewPage } from "@/components/activity/activity-view";
import { PageHeader } from "@/components/ui/page-header";
import { listActivities, listActors } from "@/lib/activity/list-activities";
import { requirePageUser } from "@/lib/auth/session";
import { getDb } from "@/lib/db";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("activity");
  return { title: t("title") };
}

export default async function ActivityPage() {
  const { businessId } = await requirePageUser("activity.view");
  const t = await getTranslations("activity");
  const [page, users] = await Promise.all([listActivities(getDb(), businessId, {}), listActors(getDb(), businessId)]);
  return (
    <>
      <PageHeader title={t("title")} description={t("intro")} />
      <ActivityViewPage initial={page} users={users} />
    </>
  );
}
