import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { Skeleton } from "@/components/ui/skeleton";

/** The outline of the list, so that nothing jumps when the list arrives. */
export default async function ProductsLoading() {
  const t = await getTranslations("products");
  return (
    <>
      <PageHeader title={t("title")} description={t("intro")} />
      <div className="space-y-4" aria-busy>
        <Skeleton className="h-9 w-full" />
        <Card isFlush>
          {Array.from({ length: 10 }, (_, index) => (
            <div key={index} className="flex items-center gap-3 border-b border-line px-4 py-2 last:border-b-0 sm:px-5">
              <Skeleton className="size-9" />
              <Skeleton className="h-4 w-1/3" />
            </div>
          ))}
        </Card>
      </div>
    </>
  );
}
