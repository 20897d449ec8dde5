import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActivityViewPage } from "@/components/activity/activity-view";
import { PageHeader } from "@/components/ui/page-header";
import { activityFilterSchema } from "@/lib/activity/activity-schema";
import { listActivities, listActors } from "@/lib/activity/list-activities";
import { requirePage } from "@/lib/auth/session";
import { getDb } from "@/lib/db";
import { type AddressParams, readFilter, writeFilter } from "@/lib/list/filter";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("activity");
  return { title: t("title") };
}

export default async function ActivityPage({ searchParams }: { searchParams: Promise<AddressParams> }) {
  const { businessId } = await requirePage({ all: ["activity.view"] });
  const t = await getTranslations("activity");
  const filter = readFilter(activityFilterSchema, await searchParams);
  const [page, users] = await Promise.all([
    listActivities(getDb(), businessId, filter),
    listActors(getDb(), businessId),
  ]);
  return (
    <>
      <PageHeader title={t("title")} description={t("intro")} />
      <ActivityViewPage initial={{ search: writeFilter(activityFilterSchema, filter), page }} users={users} />
    </>
  );
}
