import { getTranslations } from "next-intl/server";
import { ListSkeleton } from "@/components/list/list-skeleton";
import { PageHeader } from "@/components/ui/page-header";

export default async function CustomersLoading() {
  const t = await getTranslations("customers");
  return (
    <>
      <PageHeader title={t("title")} description={t("intro")} />
      <ListSkeleton />
    </>
  );
}
