import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { Skeleton } from "@/components/ui/skeleton";

export default async function CategoriesLoading() {
  const t = await getTranslations("categories");
  return (
    <>
      <PageHeader title={t("title")} description={t("intro")} />
      <Card isFlush aria-busy>
        {Array.from({ length: 10 }, (_, index) => (
          <div key={index} className="flex h-11 items-center border-b border-line px-5 last:border-b-0">
            <Skeleton className="h-4 w-40" />
          </div>
        ))}
      </Card>
    </>
  );
}
