import { useTranslations } from "next-intl";
import { COLUMN_FIELDS, type ColumnChoices, type ColumnName } from "@/lib/catalog/import/columns";
import type { FileLook } from "@/lib/catalog/import/import-schema";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";

type ColumnMatcherProps = {
  unknown: FileLook["unknown"];
  choices: ColumnChoices;
  onChange: (choices: ColumnChoices) => void;
};

/** Asks what each column is whose title says nothing. One that nobody matches is left out. */
export function ColumnMatcher({ unknown, choices, onChange }: ColumnMatcherProps) {
  const t = useTranslations("importProducts");
  return (
    <fieldset className="space-y-3">
      <legend className="font-medium">{t("upload.columns")}</legend>
      <p className="text-[0.8125rem] text-ink-muted">{t("upload.columnsHint")}</p>
      <div className="grid gap-3 sm:grid-cols-2">
        {unknown.map(({ index, title, samples }) => (
          <Field
            key={index}
            label={<bdi>{title === "" ? t("upload.untitled", { number: index + 1 }) : title}</bdi>}
            hint={samples.length === 0 ? undefined : <bdi>{samples.join(" · ")}</bdi>}
          >
            <Select
              value={choices[index] ?? "none"}
              onChange={({ target }) => onChange({ ...choices, [index]: target.value as ColumnName | "none" })}
            >
              <option value="none">{t("upload.leaveOut")}</option>
              {COLUMN_FIELDS.map((field) => (
                <option key={field} value={field}>
                  {t(`fields.${field}`)}
                </option>
              ))}
            </Select>
          </Field>
        ))}
      </div>
    </fieldset>
  );
}
