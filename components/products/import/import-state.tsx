"use client";

import { useLocale, useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { IMPORT_NOTES, type ImportNotes, type ImportView } from "@/lib/catalog/import/import-schema";
import { formatNumber } from "@/lib/i18n/format";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Progress } from "@/components/ui/progress";
import { Stat } from "@/components/ui/stat";
import { ProblemList } from "./problem-list";

type ImportStateProps = {
  view: ImportView;
  isPending: boolean;
  onApply: () => void;
  onCancel: () => void;
  onStartOver: () => void;
};

/** The state of the import in one sentence, and the next step. */
export function ImportState({ view, isPending, onApply, onCancel, onStartOver }: ImportStateProps) {
  const t = useTranslations("importProducts");
  switch (view.status) {
    case "reading":
    case "checking":
      return (
        <Card title={t("checking", { file: view.fileName })}>
          <Progress
            label={t("checking", { file: view.fileName })}
            value={0}
            valueText={t("linesRead", { count: view.total })}
          >
            {t("linesRead", { count: view.total })}
          </Progress>
          <Button className="mt-4" isPending={isPending} onClick={onCancel}>
            {t("cancel")}
          </Button>
        </Card>
      );
    case "checked":
      return <DryRun view={view} isPending={isPending} onApply={onApply} onCancel={onCancel} />;
    case "applying":
      return (
        <Card title={t("applying", { file: view.fileName })} description={t("applyingText")}>
          <Progress
            label={t("applying", { file: view.fileName })}
            value={view.done}
            max={view.steps}
            valueText={t("step", { done: view.done, steps: view.steps })}
          >
            {t("step", { done: view.done, steps: view.steps })}
          </Progress>
          <Button className="mt-4" isPending={isPending || view.isCancelling} onClick={onCancel}>
            {t("cancel")}
          </Button>
        </Card>
      );
    case "completed":
      return (
        <Alert
          isLive
          tone="success"
          title={t("completed", { created: view.toCreate, updated: view.toUpdate })}
          actions={
            <>
              <Button asChild variant="primary">
                <Link href="/products">{t("toProducts")}</Link>
              </Button>
              <Button onClick={onStartOver}>{t("another")}</Button>
            </>
          }
        />
      );
    case "cancelled":
    case "failed":
      return (
        <Alert
          isLive
          tone={view.status === "failed" ? "danger" : "neutral"}
          title={t(view.status)}
          actions={<Button onClick={onStartOver}>{t("another")}</Button>}
        >
          {t("nothingWritten")}
        </Alert>
      );
  }
}

function DryRun({ view, isPending, onApply, onCancel }: Omit<ImportStateProps, "onStartOver">) {
  const t = useTranslations("importProducts");
  const locale = useLocale();
  const { bad, total, toCreate, toUpdate, toSkip, stockMoves, locationName, ignoredColumns, errorCode } = view;
  const count = (value: number) => formatNumber(locale, value);
  return (
    <div className="space-y-4">
      <Alert
        isLive
        tone={bad > 0 ? "danger" : "success"}
        title={bad > 0 ? t("bad", { bad, total }) : t("good", { total })}
        actions={
          <>
            {bad === 0 && (
              <Button variant="primary" isPending={isPending} onClick={onApply}>
                {t("apply", { count: toCreate + toUpdate })}
              </Button>
            )}
            <Button disabled={isPending} onClick={onCancel}>
              {t(bad > 0 ? "another" : "discard")}
            </Button>
          </>
        }
      >
        {errorCode === "importMovedOn" ? t("movedOn") : t(bad > 0 ? "badText" : "goodText")}
      </Alert>
      <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        <Stat label={t("toCreate")} value={count(toCreate)} />
        <Stat label={t("toUpdate")} value={count(toUpdate)} />
        <Stat label={t("toSkip")} value={count(toSkip)} />
        <Stat label={t("badLines")} value={count(bad)} tone={bad > 0 ? "danger" : "neutral"} />
      </div>
      {bad === 0 && (
        <p>
          {locationName === null ? t("stockUntouched") : t("stockMoves", { count: stockMoves, location: locationName })}
        </p>
      )}
      {bad > 0 && <ProblemList id={view.id} />}
      <Notes notes={view.notes} />
      {ignoredColumns.length > 0 && (
        <p className="text-ink-muted">
          {t("ignored")} <bdi>{ignoredColumns.join(", ")}</bdi>
        </p>
      )}
    </div>
  );
}

/** The parts of the file that are not imported. */
function Notes({ notes }: { notes: ImportNotes }) {
  const t = useTranslations("importProducts.notes");
  const found = IMPORT_NOTES.flatMap((note) => (notes[note] === undefined ? [] : [{ note, count: notes[note] }]));
  if (found.length === 0) return null;
  return (
    <Alert tone="warning" title={t("title")}>
      <ul className="list-disc ps-5">
        {found.map(({ note, count }) => (
          <li key={note}>{t(note, { count })}</li>
        ))}
      </ul>
    </Alert>
  );
}
