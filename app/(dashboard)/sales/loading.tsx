import { getTranslations } from "next-intl/server";
import { ListSkeleton } from "@/components/list/list-skeleton";
import { PageHeader } from "@/components/ui/page-header";

export default async function SalesLoading() {
  const t = await getTranslations("sales");
  return (
    <>
      <PageHeader title={t("title")} description={t("intro")} />
      <ListSkeleton />
    </>
  );
}
