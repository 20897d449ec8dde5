"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFormContext, useFormState, useWatch } from "react-hook-form";
import { countCombinations, MAX_VARIATIONS } from "@/lib/catalog/combinations";
import type { AttributeChoice } from "@/lib/catalog/list-attributes";
import type { NewProductInput } from "@/lib/catalog/new-product-schema";
import type { CatalogChoices } from "@/lib/catalog/product-view";
import { useFieldError } from "@/components/hooks/use-field-error";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { AttributeRows } from "./attribute-rows";
import { NewVariationRows } from "./new-variation-rows";

type NewVariationsProps = {
  choices: CatalogChoices;
  attributeChoices: AttributeChoice[];
  onMakeRows: (price: string) => void;
  onRemoveRow: (index: number) => void;
};

/** Attributes, their combinations, and a row for each combination. */
export function NewVariations({ choices, attributeChoices, onMakeRows, onRemoveRow }: NewVariationsProps) {
  const t = useTranslations("products.new");
  const p = useTranslations("products");
  const { control, setValue } = useFormContext<NewProductInput>();
  const attributes = useWatch({ control, name: "attributes" }) ?? [];
  const rows = useWatch({ control, name: "variations" });
  const errors = useAttributeErrors();
  const [price, setPrice] = useState("");
  const count = countCombinations(attributes);
  return (
    <Card isFlush title={p("variations")} description={t("variationsText")}>
      <div className="space-y-4 px-4 pb-4 sm:px-5">
        <AttributeRows
          attributes={attributes}
          choices={attributeChoices}
          errors={errors}
          onChange={(next) => setValue("attributes", next, { shouldDirty: true })}
        />
        {count > MAX_VARIATIONS && (
          <Alert isLive tone="warning">
            {t("tooMany", { count, limit: MAX_VARIATIONS })}
          </Alert>
        )}
        <div className="flex flex-wrap items-end gap-3">
          <Field
            label={t("priceOfAll")}
            hint={p(choices.pricesIncludeTax ? "priceHintGross" : "priceHintNet", { currency: choices.currency })}
            className="w-44"
          >
            <Input isNumeric value={price} onChange={({ target }) => setPrice(target.value)} />
          </Field>
          <Button className="mb-6" disabled={count === 0 || count > MAX_VARIATIONS} onClick={() => onMakeRows(price)}>
            {t("makeRows", { count })}
          </Button>
        </div>
        <ListError />
      </div>
      {rows.length > 0 && <NewVariationRows rows={rows} choices={choices} onRemoveRow={onRemoveRow} />}
    </Card>
  );
}

/** The error of the list as a whole: no row, or too many. */
function ListError() {
  const { errors } = useFormState<NewProductInput>({ name: "variations" });
  const issueText = useFieldError();
  const message = errors.variations?.message ?? errors.variations?.root?.message;
  if (message === undefined) return null;
  return (
    <p role="alert" className="text-[0.8125rem] text-danger-ink">
      {issueText(message)}
    </p>
  );
}

function useAttributeErrors(): Record<string, string | undefined> {
  const { errors } = useFormState<NewProductInput>({ name: "attributes" });
  const list = Array.isArray(errors.attributes) ? errors.attributes : [];
  return Object.fromEntries(
    list.flatMap((error, index) => [
      [`${index}.name`, error?.name?.message],
      [`${index}.values`, error?.values?.message],
    ]),
  ) as Record<string, string | undefined>;
}
