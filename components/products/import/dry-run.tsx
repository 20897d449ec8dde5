import { useLocale, useTranslations } from "next-intl";
import { IMPORT_NOTES, type ImportNotes, type ImportView } from "@/lib/catalog/import/import-schema";
import { formatNumber } from "@/lib/i18n/format";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Stat } from "@/components/ui/stat";
import { ProblemList } from "./problem-list";

type DryRunProps = { view: ImportView; isPending: boolean; onApply: () => void; onCancel: () => void };

/** The result of checking a file: the changes it would make, and its bad lines. */
export function DryRun({ view, isPending, onApply, onCancel }: DryRunProps) {
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
