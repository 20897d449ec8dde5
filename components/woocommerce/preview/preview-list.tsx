"use client";

import { ListChecks } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FilterSelect } from "@/components/list/filter-select";
import { NoMatch } from "@/components/list/no-match";
import { RowSkeletons } from "@/components/list/list-skeleton";
import type { Filters } from "@/components/list/use-filter";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { EmptyState } from "@/components/ui/empty-state";
import { SearchInput } from "@/components/ui/search-input";
import { SENDING_KINDS } from "@/lib/sync/preview/preview-view";
import { PRODUCT_FIELDS } from "@/lib/woo/resources/product-fields";
import { fitsPreview, type PreviewFilter } from "./preview-filter";
import { PreviewRow } from "./preview-row";
import type { Preview, PreviewChoice } from "./use-preview";

/** Rows that appear at once: a first sync may list ten thousand. */
const ROWS = 50;

type PreviewListProps = {
  preview: Preview;
  filters: Filters<PreviewFilter>;
  storeId: number;
  choice: PreviewChoice;
  chosen: ReadonlySet<number>;
  onChoose: (ids: readonly number[], isChosen: boolean) => void;
};

/** The products of which something would be sent, filtered in the browser, since it has them all. */
export function PreviewList({ preview, filters, storeId, choice, chosen, onChoose }: PreviewListProps) {
  const t = useTranslations("preview");
  const [limit, setLimit] = useState(ROWS);
  const { filter, bind, change, isFiltered } = filters;
  const fitting = preview.items.filter((item) => fitsPreview(item, filter));
  const shown = fitting.slice(0, limit);
  const choosable = shown.filter(({ kind }) => SENDING_KINDS.has(kind)).map(({ id }) => id);
  const chosenHere = choosable.filter((id) => chosen.has(id)).length;
  return (
    <Card isFlush title={t("list")}>
      <search
        aria-label={t("filter.label")}
        className="grid grid-cols-1 gap-2 px-4 pb-3 sm:grid-cols-[minmax(0,1fr)_14rem] sm:px-5"
      >
        <SearchInput hasShortcut label={t("filter.search")} {...bind("q")} />
        <FilterSelect
          label={t("filter.field")}
          anyLabel={t("filter.anyField")}
          options={PRODUCT_FIELDS.map((field) => ({ id: field, name: t(`fields.${field}`) }))}
          {...bind("field")}
        />
      </search>
      <div className="border-t border-line">
        {preview.total === null ? (
          <div aria-busy>
            <RowSkeletons />
          </div>
        ) : fitting.length === 0 ? (
          isFiltered && preview.items.length > 0 ? (
            <NoMatch
              title={t("noMatch.title")}
              description={t("noMatch.text")}
              onClear={() => change({ kind: "", field: "", q: "" })}
            />
          ) : (
            preview.isComplete && (
              <EmptyState icon={ListChecks} title={t("empty.title")} description={t("empty.text")} />
            )
          )
        ) : (
          <>
            {choosable.length > 0 && (
              <div className="border-b border-line px-4 py-1 sm:px-5">
                <Checkbox
                  label={t("selectShown")}
                  checked={chosenHere === choosable.length}
                  isIndeterminate={chosenHere > 0 && chosenHere < choosable.length}
                  onChange={(event) => onChoose(choosable, event.target.checked)}
                />
              </div>
            )}
            <ul className="divide-y divide-line">
              {shown.map((item) => (
                <PreviewRow
                  key={item.id}
                  item={item}
                  storeId={storeId}
                  choice={choice}
                  isChosen={chosen.has(item.id)}
                  onChoose={(isChosen) => onChoose([item.id], isChosen)}
                />
              ))}
            </ul>
            <div className="flex min-h-9 flex-wrap items-center justify-between gap-3 border-t border-line px-4 py-2.5 sm:px-5">
              <p className="text-ink-muted tabular-nums">
                {t("shown", { shown: shown.length, total: fitting.length })}
              </p>
              {shown.length < fitting.length && (
                <Button size="sm" onClick={() => setLimit(limit + ROWS)}>
                  {t("more")}
                </Button>
              )}
            </div>
          </>
        )}
      </div>
    </Card>
  );
}
