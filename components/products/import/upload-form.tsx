"use client";

import { FileUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { MAX_IMPORT_BYTES } from "@/lib/catalog/import/import-schema";
import type { CatalogChoices } from "@/lib/catalog/product-view";
import { useApiError } from "@/components/hooks/use-api-error";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { FileInput } from "@/components/ui/file-input";
import { Progress } from "@/components/ui/progress";
import { Radio, RadioGroup } from "@/components/ui/radio-group";
import { Select } from "@/components/ui/select";
import type { ImportChoices } from "./use-import";

type UploadFormProps = {
  choices: CatalogChoices;
  error: unknown;
  /** The share of the file that is uploaded; null while nothing is. */
  sent: number | null;
  onUpload: (choices: ImportChoices) => void;
  onStop: () => void;
};

/** The file, and how it treats existing products. */
export function UploadForm({ choices, error, sent, onUpload, onStop }: UploadFormProps) {
  const t = useTranslations("importProducts");
  const errorText = useApiError();
  const [file, setFile] = useState<File | null>(null);
  const [existing, setExisting] = useState<"update" | "skip">("update");
  const [location, setLocation] = useState(String(choices.locations[0]?.id ?? ""));
  const [standardTax, setStandardTax] = useState(firstTax(choices.taxRates));
  const isTooLarge = file !== null && file.size > MAX_IMPORT_BYTES;
  return (
    <Card title={t("upload.title")} description={t("upload.text")} className="max-w-3xl">
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (file !== null && !isTooLarge) onUpload({ file, existing, location, standardTax });
        }}
      >
        <Field
          label={t("upload.file")}
          hint={t("upload.fileHint", { megabytes: MAX_IMPORT_BYTES / 1024 / 1024 })}
          error={isTooLarge ? t("upload.tooLarge", { megabytes: MAX_IMPORT_BYTES / 1024 / 1024 }) : undefined}
        >
          <FileInput accept=".csv,.txt,text/csv" file={file} onChange={setFile} />
        </Field>
        <RadioGroup legend={t("upload.existing")}>
          {(["update", "skip"] as const).map((value) => (
            <Radio
              key={value}
              name="existing"
              checked={existing === value}
              onChange={() => setExisting(value)}
              label={t(`upload.${value}`)}
              hint={t(`upload.${value}Hint`)}
            />
          ))}
        </RadioGroup>
        <Field label={t("upload.location")} hint={t("upload.locationHint")} className="sm:max-w-72">
          <Select value={location} onChange={({ target }) => setLocation(target.value)}>
            {choices.locations.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
            <option value="">{t("upload.noStock")}</option>
          </Select>
        </Field>
        <Field label={t("upload.standardTax")} hint={t("upload.standardTaxHint")} className="sm:max-w-72">
          <Select value={standardTax} onChange={({ target }) => setStandardTax(target.value)}>
            {standardTax === "" && <option value="">{t("upload.chooseTax")}</option>}
            {choices.taxRates.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
            <option value="none">{t("upload.noTax")}</option>
          </Select>
        </Field>
        <p className="text-[0.8125rem] text-ink-muted">{t("upload.notes")}</p>
        {error != null && (
          <Alert isLive tone="danger">
            {errorText(error)}
          </Alert>
        )}
        {sent !== null && <Sending sent={sent} />}
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" isPending={sent !== null} disabled={file === null || isTooLarge}>
            <FileUp aria-hidden />
            {t("upload.submit")}
          </Button>
          {sent !== null && <Button onClick={onStop}>{t("cancel")}</Button>}
        </div>
      </form>
    </Card>
  );
}

/** The tax rate that needs no choice: the only one, or none when there are none. */
function firstTax(rates: CatalogChoices["taxRates"]): string {
  if (rates.length > 1) return "";
  return rates[0] === undefined ? "none" : String(rates[0].id);
}

/** After the upload the server still reads lines, and their number is unknown. */
function Sending({ sent }: { sent: number }) {
  const t = useTranslations("importProducts.upload");
  const text = t(sent < 1 ? "sending" : "reading");
  return (
    <Progress label={text} value={sent} max={sent < 1 ? 1 : undefined}>
      {text}
    </Progress>
  );
}
