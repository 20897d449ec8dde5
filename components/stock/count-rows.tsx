"use client";

import { ClipboardCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { useApiError } from "@/components/hooks/use-api-error";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { LoadMore } from "@/components/ui/load-more";
import { Skeleton } from "@/components/ui/skeleton";
import { CountRow } from "./count-row";
import type { CountSheet } from "./use-count-sheet";

/** The lines of the sheet, or why there are none. */
export function CountRows({ sheet }: { sheet: CountSheet }) {
  const t = useTranslations("stock.count");
  const errorText = useApiError();
  const { rows, stock, isCountedOnly } = sheet;
  return (
    <>
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
              locationId={sheet.locationId}
              counted={sheet.countOf(row)}
              onChange={(text) => sheet.setCount(row, text)}
            />
          ))}
        </ul>
      )}
      {!isCountedOnly && rows.length > 0 && (stock.hasNextPage || stock.isError) && (
        <div className="border-t border-line px-4 py-2.5 sm:px-5">
          <LoadMore list={stock} />
        </div>
      )}
    </>
  );
}
