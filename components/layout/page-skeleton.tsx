import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";

/** The shape of a page: heading, sentence, one card. */
export function PageSkeleton() {
  const t = useTranslations("common");
  return (
    <div role="status" aria-busy aria-label={t("loading")}>
      <Skeleton className="h-7 w-44" />
      <Skeleton className="mt-2 mb-6 h-4 w-72 max-w-full" />
      <Card>
        <div className="flex flex-col gap-4">
          {["w-1/3", "w-full", "w-2/3", "w-full", "w-1/2"].map((width, index) => (
            <Skeleton key={index} className={`h-5 ${width}`} />
          ))}
        </div>
      </Card>
    </div>
  );
}
