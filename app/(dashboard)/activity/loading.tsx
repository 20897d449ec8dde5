import { getTranslations } from "next-intl/server";
import { ListSkeleton } from "@/components/list/list-skeleton";
import { PageHeader } from "@/components/ui/page-header";

export default async function ActivityLoading() {
  const t = await getTranslations("activity");
  return (
    <>
      <PageHeader title={t("title")} description={t("intro")} />
      <ListSkeleton />
    </>
  );
}
