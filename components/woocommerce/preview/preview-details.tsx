"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useApiError } from "@/components/hooks/use-api-error";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import type { PreviewDetails as Details, PreviewLine } from "@/lib/sync/preview/preview-view";
import { ProblemText } from "../problem-text";
import { FieldRow } from "./field-row";
import { KIND_TONES } from "./kind-tones";
import { type PreviewChoice, usePreviewDetails } from "./use-preview";

type PreviewDetailsProps = { id: string; storeId: number; productId: number; choice: PreviewChoice };

/** The fields of a product and its variations: now, last sent and, on request, in the store. */
export function PreviewDetails({ id, storeId, productId, choice }: PreviewDetailsProps) {
  const t = useTranslations("preview.details");
  const errorText = useApiError();
  const [isStoreRead, setIsStoreRead] = useState(choice.isStoreRead);
  const [isAll, setIsAll] = useState(false);
  const { data, error, isFetching, refetch } = usePreviewDetails(storeId, productId, { ...choice, isStoreRead });
  const compare = () => (isStoreRead ? void refetch() : setIsStoreRead(true));
  return (
    <div id={id} className="mt-2 space-y-3 rounded-box bg-sunken p-3 sm:p-4" aria-busy={isFetching}>
      {error !== null ? (
        <p role="alert" className="text-danger-ink">
          {t("failed")} {errorText(error)}
        </p>
      ) : data === undefined ? (
        <Skeleton className="h-24" />
      ) : (
        <Lines details={data} isAll={isAll} />
      )}
      <div className="flex flex-wrap gap-2">
        <Button size="sm" isPending={isFetching && isStoreRead} onClick={compare}>
          {isStoreRead ? t("again") : t("compare")}
        </Button>
        <Button size="sm" variant="ghost" onClick={() => setIsAll(!isAll)}>
          {isAll ? t("showSent") : t("showAll")}
        </Button>
      </div>
    </div>
  );
}

function Lines({ details, isAll }: { details: Details; isAll: boolean }) {
  const t = useTranslations("preview");
  const lines = details.lines
    .map((line) => ({ line, rows: isAll ? line.rows : line.rows.filter((row) => row.isSent || isDifferent(row)) }))
    .filter(({ rows }) => rows.length > 0);
  const { storeError } = details;
  return (
    <>
      {storeError && (
        <div className="border-s-2 border-warning ps-3">
          <ProblemText code={storeError.errorCode} detail={storeError.errorDetail} />
        </div>
      )}
      {details.isStoreRead && details.lines[0]?.rows.every((row) => row.inStore === undefined) && (
        <p className="text-ink-muted">{t("details.notThere")}</p>
      )}
      {lines.length === 0 && <p className="text-ink-muted">{t("details.none")}</p>}
      {lines.map(({ line, rows }) => (
        <div key={line.variationId ?? "product"}>
          {details.lines.length > 1 && <LineHeading line={line} />}
          <ul className="divide-y divide-line">
            {rows.map((row) => (
              <FieldRow key={row.field} row={row} details={details} />
            ))}
          </ul>
        </div>
      ))}
    </>
  );
}

function LineHeading({ line }: { line: PreviewLine }) {
  const t = useTranslations("preview");
  return (
    <p className="flex flex-wrap items-center gap-2 pb-1 font-medium">
      <bdi>{line.variationId === null ? t("details.product") : line.label || line.sku}</bdi>
      {line.variationId !== null && <bdi className="font-normal text-ink-muted">{line.sku}</bdi>}
      <Badge tone={KIND_TONES[line.kind]}>{t(`kinds.${line.kind}`)}</Badge>
    </p>
  );
}

/** A difference in the store that the sync would leave, since the POS has sent the field and it has not changed here. */
function isDifferent({ inStore }: PreviewLine["rows"][number]): boolean {
  return inStore !== undefined && !inStore.isSame;
}
