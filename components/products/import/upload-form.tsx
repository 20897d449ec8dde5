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
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { FileInput } from "@/components/ui/file-input";
import { Progress } from "@/components/ui/progress";
import { Radio, RadioGroup } from "@/components/ui/radio-group";
import { Select } from "@/components/ui/select";
import { ColumnMatcher } from "./column-matcher";
import { TaxChoices } from "./tax-choices";
import type { ImportChoices } from "./use-import";
import { useUploadChoices } from "./use-upload-choices";

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
  const { file, choose, columns, setColumns, taxes, setTaxes, look, found } = useUploadChoices(choices);
  const [existing, setExisting] = useState<"update" | "skip">("update");
  const [location, setLocation] = useState(String(choices.locations[0]?.id ?? ""));
  const [fetchesImages, setFetchesImages] = useState(true);
  const [isChecked, setIsChecked] = useState(false);
  const isTooLarge = file !== null && file.size > MAX_IMPORT_BYTES;
  const isTaxOpen = Object.values(taxes).includes("");
  const isReady = file !== null && !isTooLarge && found?.hasName === true && !look.isFetching;
  return (
    <Card title={t("upload.title")} description={t("upload.text")} className="max-w-3xl">
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          setIsChecked(true);
          if (isReady && !isTaxOpen)
            onUpload({
              file,
              existing,
              location,
              taxes,
              columns,
              decimals: found.decimals,
              images: fetchesImages ? "fetch" : "leave",
            });
        }}
      >
        <Field
          label={t("upload.file")}
          hint={t("upload.fileHint", { megabytes: MAX_IMPORT_BYTES / 1024 / 1024 })}
          error={isTooLarge ? t("upload.tooLarge", { megabytes: MAX_IMPORT_BYTES / 1024 / 1024 }) : undefined}
        >
          <FileInput accept=".csv,.txt,text/csv" file={file} onChange={choose} />
        </Field>
        {look.isFetching && <p role="status">{t("upload.looking")}</p>}
        {look.error != null && file !== null && (
          <Alert isLive tone="danger">
            {errorText(look.error)}
          </Alert>
        )}
        {found !== null && !found.hasName && <Alert tone="danger">{t("upload.noName")}</Alert>}
        {found !== null && found.unknown.length > 0 && (
          <ColumnMatcher unknown={found.unknown} choices={columns} onChange={setColumns} />
        )}
        {found !== null && found.taxClasses.length > 0 && (
          <TaxChoices
            classes={found.taxClasses}
            rates={choices.taxRates}
            choices={taxes}
            isChecked={isChecked}
            onChange={setTaxes}
          />
        )}
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
        <Checkbox
          checked={fetchesImages}
          onChange={({ target }) => setFetchesImages(target.checked)}
          label={t("upload.images")}
          hint={t("upload.imagesHint")}
        />
        <p className="text-[0.8125rem] text-ink-muted">{t("upload.notes")}</p>
        {error != null && (
          <Alert isLive tone="danger">
            {errorText(error)}
          </Alert>
        )}
        {sent !== null && <Sending sent={sent} />}
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" isPending={sent !== null} disabled={!isReady}>
            <FileUp aria-hidden />
            {t("upload.submit")}
          </Button>
          {sent !== null && <Button onClick={onStop}>{t("cancel")}</Button>}
        </div>
      </form>
    </Card>
  );
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
