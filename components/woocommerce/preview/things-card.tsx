"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { useApiError } from "@/components/hooks/use-api-error";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { THING_KINDS, type ThingItem, type ThingKind, type ThingsPreview } from "@/lib/sync/preview/things-view";
import { ProblemText } from "../problem-text";
import { FieldRow } from "./field-row";
import { KIND_TONES } from "./kind-tones";
import { PreviewCounts } from "./preview-counts";
import type { PreviewChoice } from "./use-preview";
import { type PreviewPart, useThings } from "./use-things";

/** Rows that appear at once: few, because the products come below. */
const ROWS = 5;

/** Rows that "Show more" adds. */
const MORE_ROWS = 50;

type ThingsCardProps = {
  part: PreviewPart;
  storeId: number;
  choice: Pick<PreviewChoice, "mode" | "isForced">;
  /** What can be done with them, below the list. */
  children?: ReactNode;
};

/** The categories or attributes that a sync would send, with their fields. */
export function ThingsCard({ part, storeId, choice, children }: ThingsCardProps) {
  const t = useTranslations("preview");
  const errorText = useApiError();
  const [isStoreRead, setIsStoreRead] = useState(false);
  const { data, error, isFetching, refetch } = useThings(storeId, part, { ...choice, isStoreRead });
  const compare = () => (isStoreRead ? void refetch() : setIsStoreRead(true));
  return (
    <Card
      title={t(`parts.${part}`)}
      actions={
        <Button size="sm" isPending={isFetching && isStoreRead} onClick={compare}>
          {isStoreRead ? t("details.again") : t("details.compare")}
        </Button>
      }
    >
      <div aria-busy={isFetching}>
        {error !== null ? (
          <p role="alert" className="text-danger-ink">
            {t("failed")} {errorText(error)}
          </p>
        ) : data === undefined ? (
          <Skeleton className="h-14" />
        ) : (
          <Things part={part} data={data} />
        )}
      </div>
      {children}
    </Card>
  );
}

function Things({ part, data }: { part: PreviewPart; data: ThingsPreview }) {
  const t = useTranslations("preview");
  const [kind, setKind] = useState<ThingKind | "">("");
  const [limit, setLimit] = useState(ROWS);
  const fitting = data.items.filter((item) => kind === "" || item.kind === kind);
  return (
    <div className="space-y-3">
      <PreviewCounts
        label={t("countsOf", { part: t(`parts.${part}`) })}
        kinds={THING_KINDS}
        counts={data.counts}
        kind={kind === "" ? undefined : kind}
        onChange={setKind}
      />
      {data.storeError && (
        <div className="border-s-2 border-warning ps-3">
          <ProblemText code={data.storeError.errorCode} detail={data.storeError.errorDetail} />
        </div>
      )}
      {fitting.length > 0 && (
        <ul className="divide-y divide-line border-t border-line">
          {fitting.slice(0, limit).map((item) => (
            <ThingRow key={`${item.entity} ${item.id}`} item={item} />
          ))}
        </ul>
      )}
      {limit < fitting.length && (
        <Button size="sm" onClick={() => setLimit(limit + MORE_ROWS)}>
          {t("more")}
        </Button>
      )}
    </div>
  );
}

/** A thing with the fields that are sent, and those that differ in the store. */
function ThingRow({ item }: { item: ThingItem }) {
  const t = useTranslations("preview");
  const isWhole = item.kind === "create" && item.rows.every((row) => row.inStore === undefined);
  const rows = item.rows.filter((row) => row.isSent || row.inStore?.isSame === false);
  return (
    <li className="py-2.5" data-kind={item.kind}>
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <bdi className="font-medium break-words">{item.name}</bdi>
        <Badge tone={KIND_TONES[item.kind]}>{t(`kinds.${item.kind}`)}</Badge>
        {item.within !== null && <bdi className="text-[0.8125rem] break-words text-ink-muted">{item.within}</bdi>}
      </p>
      {!isWhole && rows.length > 0 && (
        <ul className="divide-y divide-line">
          {rows.map((row) => (
            <FieldRow key={row.field} row={row} />
          ))}
        </ul>
      )}
    </li>
  );
}
