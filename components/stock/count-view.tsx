"use client";

import { ClipboardCheck } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { goodsTitle } from "@/lib/stock/goods-title";
import type { CategoryRow } from "@/lib/catalog/category-schema";
import { toCategoryTree } from "@/lib/catalog/category-tree";
import { writeFilter } from "@/lib/list/filter";
import { stockFilterSchema } from "@/lib/stock/stock-schema";
import { useApiError } from "@/components/hooks/use-api-error";
import { useUser } from "@/components/layout/user-context";
import { categoryLabel } from "@/components/products/category-label";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { FormActions } from "@/components/ui/form-actions";
import { LoadMore } from "@/components/ui/load-more";
import { SearchInput } from "@/components/ui/search-input";
import { Select } from "@/components/ui/select";
import { Skeleton } from "@/components/ui/skeleton";
import { CountRow } from "./count-row";
import { GoodsFinder } from "./goods-finder";
import { PostCountDialog } from "./post-count-dialog";
import type { LocationChoice } from "./location-choice";
import { useCountDraft } from "./use-count-draft";
import { useStock } from "./use-stock";

type CountViewProps = { locations: LocationChoice[]; categories: CategoryRow[] };

/** A sheet to count by: type what is on the shelf, or scan piece by piece, then look at the differences and post. */
export function CountView({ locations, categories }: CountViewProps) {
  const t = useTranslations("stock.count");
  const errorText = useApiError();
  const router = useRouter();
  const [locationId, setLocationId] = useState(locations[0]?.id ?? 0);
  const [category, setCategory] = useState("");
  const [q, setQ] = useState("");
  const [isCountedOnly, setIsCountedOnly] = useState(false);
  const [isPosting, setIsPosting] = useState(false);
  const [lastScan, setLastScan] = useState<string | null>(null);
  const count = useCountDraft(useUser().id, locationId);
  const { items: listed, query: stock } = useStock(writeFilter(stockFilterSchema, { category, q }));
  const counted = Object.values(count.draft).sort(
    (a, b) => a.row.name.localeCompare(b.row.name) || a.row.variationId - b.row.variationId,
  );
  // What was scanned and is on another page of the sheet stands first, or nobody would see it.
  const elsewhere =
    q === "" && category === ""
      ? counted
          .map(({ row }) => row)
          .filter((row) => !listed.some(({ variationId }) => variationId === row.variationId))
      : [];
  const rows = isCountedOnly
    ? counted.map(({ row }) => listed.find(({ variationId }) => variationId === row.variationId) ?? row)
    : [...elsewhere, ...listed];

  function discard() {
    const discarded = count.draft;
    count.clear();
    toast.success(t("discarded"), { action: { label: t("undo"), onClick: () => count.restore(discarded) } });
  }

  return (
    <div className="max-w-4xl space-y-4">
      <Card>
        <div className="grid grid-cols-2 gap-2">
          <Select
            aria-label={t("location")}
            value={locationId}
            onChange={(event) => setLocationId(Number(event.target.value))}
          >
            {locations.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
          <Select aria-label={t("category")} value={category} onChange={(event) => setCategory(event.target.value)}>
            <option value="">{t("anyCategory")}</option>
            {toCategoryTree(categories).map((node) => (
              <option key={node.id} value={node.id}>
                {categoryLabel(node)}
              </option>
            ))}
          </Select>
          <SearchInput label={t("search")} value={q} onChange={setQ} className="col-span-2 sm:col-span-1" />
          <div className="col-span-2 sm:col-span-1">
            <GoodsFinder
              label={t("scan")}
              onFound={(row) => setLastScan(t("scanned", { name: goodsTitle(row), counted: count.addOne(row) }))}
            />
          </div>
        </div>
        <p aria-live="polite" className="mt-2 min-h-5 text-[0.8125rem] text-ink-muted">
          {lastScan ?? t("scanHint")}
        </p>
      </Card>
      <Card
        isFlush
        title={t("sheet")}
        actions={
          (counted.length > 0 || isCountedOnly) && (
            <Button size="sm" aria-pressed={isCountedOnly} onClick={() => setIsCountedOnly(!isCountedOnly)}>
              {t(isCountedOnly ? "showAll" : "showCounted", { count: counted.length })}
            </Button>
          )
        }
      >
        {stock.isError && rows.length === 0 && (
          <ErrorState
            title={t("failed")}
            message={errorText(stock.error)}
            onRetry={() => void stock.refetch()}
            isRetrying={stock.isFetching}
          />
        )}
        {stock.isPending && <Skeleton className="m-5 h-40" />}
        {stock.isSuccess && rows.length === 0 && (
          <EmptyState
            icon={ClipboardCheck}
            title={t(isCountedOnly ? "nothingCounted" : "nothingHere")}
            className="border-t border-line"
          />
        )}
        {rows.length > 0 && (
          <ul className={`divide-y divide-line border-t border-line ${stock.isPlaceholderData ? "opacity-60" : ""}`}>
            {rows.map((row) => (
              <CountRow
                key={row.variationId}
                row={row}
                locationId={locationId}
                counted={count.draft[row.variationId]?.counted ?? ""}
                onChange={(text) => count.set(row, text)}
              />
            ))}
          </ul>
        )}
        {!isCountedOnly && rows.length > 0 && (stock.hasNextPage || stock.isError) && (
          <div className="border-t border-line px-4 py-2.5 sm:px-5">
            <LoadMore list={stock} />
          </div>
        )}
      </Card>
      {counted.length > 0 && (
        <FormActions isSticky status={t("progress", { count: counted.length })}>
          <Button variant="ghost" onClick={discard}>
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
          locationId={locationId}
          onClose={() => setIsPosting(false)}
          onPosted={() => {
            count.clear();
            router.push("/stock/movements?kind=count");
          }}
        />
      )}
    </div>
  );
}
