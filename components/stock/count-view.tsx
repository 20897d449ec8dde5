"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { CategoryRow } from "@/lib/catalog/category-schema";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { FormActions } from "@/components/ui/form-actions";
import { CountFilters } from "./count-filters";
import { CountRows } from "./count-rows";
import type { LocationChoice } from "./location-choice";
import { PostCountDialog } from "./post-count-dialog";
import { useCountSheet } from "./use-count-sheet";

type CountViewProps = { locations: LocationChoice[]; categories: CategoryRow[] };

/**
 * The sheet of a count: quantities are typed or scanned piece by piece, then the differences are checked and posted.
 */
export function CountView({ locations, categories }: CountViewProps) {
  const t = useTranslations("stock.count");
  const router = useRouter();
  const [isPosting, setIsPosting] = useState(false);
  const sheet = useCountSheet(locations[0]?.id ?? 0);
  const { counted, isCountedOnly } = sheet;

  return (
    <div className="max-w-4xl space-y-4">
      <CountFilters sheet={sheet} locations={locations} categories={categories} />
      <Card
        isFlush
        title={t("sheet")}
        actions={
          (counted.length > 0 || isCountedOnly) && (
            <Button size="sm" aria-pressed={isCountedOnly} onClick={() => sheet.setIsCountedOnly(!isCountedOnly)}>
              {t(isCountedOnly ? "showAll" : "showCounted", { count: counted.length })}
            </Button>
          )
        }
      >
        <CountRows sheet={sheet} />
      </Card>
      {counted.length > 0 && (
        <FormActions isSticky status={t("progress", { count: counted.length })}>
          <Button variant="ghost" onClick={sheet.discard}>
            {t("discard")}
          </Button>
          <Button variant="primary" onClick={() => setIsPosting(true)}>
            {t("review")}
          </Button>
        </FormActions>
      )}
      {isPosting && (
        <PostCountDialog
          lines={counted}
          locationId={sheet.locationId}
          onClose={() => setIsPosting(false)}
          onPosted={() => {
            sheet.clear();
            router.push("/stock/movements?kind=count");
          }}
        />
      )}
    </div>
  );
}
