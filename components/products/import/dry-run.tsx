import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { type ApplyChoices, IMPORT_NOTES, type ImportView } from "@/lib/catalog/import/import-schema";
import { formatNumber } from "@/lib/i18n/format";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Stat } from "@/components/ui/stat";
import { ProblemList } from "./problem-list";
import { type ImportStore, SendingChoice } from "./sending-choice";

type DryRunProps = {
  view: ImportView;
  stores: ImportStore[];
  isPending: boolean;
  onApply: (choices: ApplyChoices) => void;
  onCancel: () => void;
};

/** The result of checking a file: the changes it would make, and its bad lines. */
export function DryRun({ view, stores, isPending, onApply, onCancel }: DryRunProps) {
  const t = useTranslations("importProducts");
  const locale = useLocale();
  const { bad, total, toCreate, toUpdate, toSkip, stockMoves, locationName, ignoredColumns, errorCode } = view;
  const [isHeldBack, setIsHeldBack] = useState(false);
  const good = toCreate + toUpdate;
  const hasGood = bad === 0 || good > 0;
  const siblings = total - bad - good - toSkip;
  const count = (value: number) => formatNumber(locale, value);
  return (
    <div className="space-y-4">
      <Alert
        isLive
        tone={bad > 0 ? "danger" : "success"}
        title={bad > 0 ? t("bad", { bad, total }) : t("good", { total })}
        actions={
          <>
            {hasGood && (
              <Button
                variant="primary"
                isPending={isPending}
                onClick={() => onApply({ leavesOutBad: bad > 0, isHeldBack })}
              >
                {bad === 0 ? t("apply", { count: good }) : t("applyGood", { count: good, total })}
              </Button>
            )}
            <Button disabled={isPending} onClick={onCancel}>
              {t(bad > 0 ? "another" : "discard")}
            </Button>
          </>
        }
      >
        <p>{errorCode === "importMovedOn" ? t("movedOn") : t(bad > 0 ? "badText" : "goodText")}</p>
        {bad > 0 && siblings > 0 && <p>{t("siblings", { count: siblings })}</p>}
      </Alert>
      <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        <Stat label={t("toCreate")} value={count(view.productsToCreate)} />
        <Stat label={t("toUpdate")} value={count(view.productsToUpdate)} />
        <Stat label={t("toSkip")} value={count(toSkip)} />
        <Stat label={t("badLines")} value={count(bad)} tone={bad > 0 ? "danger" : "neutral"} />
      </div>
      {hasGood && (
        <p>
          {t("asLines", { created: toCreate, updated: toUpdate })}{" "}
          {locationName === null ? t("stockUntouched") : t("stockMoves", { count: stockMoves, location: locationName })}
        </p>
      )}
      {hasGood && <SendingChoice view={view} stores={stores} isHeldBack={isHeldBack} onChange={setIsHeldBack} />}
      {bad > 0 && <ProblemList id={view.id} />}
      <Notes notes={view.notes} leftOut={view.leftOut} />
      {ignoredColumns.length > 0 && (
        <p className="text-ink-muted">
          {t("ignored")} <bdi>{ignoredColumns.join(", ")}</bdi>
        </p>
      )}
    </div>
  );
}

/** The parts of the file that are not imported. */
function Notes({ notes, leftOut }: Pick<ImportView, "notes" | "leftOut">) {
  const t = useTranslations("importProducts.notes");
  const found = IMPORT_NOTES.flatMap((note) => (notes[note] === undefined ? [] : [{ note, count: notes[note] }]));
  const types = Object.entries(leftOut);
  if (found.length === 0 && types.length === 0) return null;
  return (
    <Alert tone="warning" title={t("title")}>
      <ul className="list-disc ps-5">
        {types.map(([type, count]) => (
          <li key={type}>{t("leftOut", { count, type })}</li>
        ))}
        {found.map(({ note, count }) => (
          <li key={note}>{t(note, { count })}</li>
        ))}
      </ul>
    </Alert>
  );
}
