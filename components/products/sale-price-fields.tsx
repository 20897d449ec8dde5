"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { Controller, useFormContext, useWatch } from "react-hook-form";
import { DateField } from "@/components/ui/date-field";
import { Field } from "@/components/ui/field";
import { TableCell } from "@/components/ui/table";
import { CellInput, FormInput, useFormFieldError } from "./form-fields";
import type { ProductFormValues } from "./product-form-values";

const DAYS = ["salePriceFrom", "salePriceUntil"] as const;

type DayName = `variations.${number}.${(typeof DAYS)[number]}`;

/** Whether there is a sale price, which alone has days. */
function useHasSalePrice(index: number): boolean {
  const { control } = useFormContext<ProductFormValues>();
  const salePrice = useWatch({ control, name: `variations.${index}.salePrice` });
  return (salePrice ?? "") !== "";
}

/** The sale price of a simple product, with its days once there is one. */
export function SalePriceInputs({ isDisabled }: { isDisabled: boolean }) {
  const t = useTranslations("products");
  const hasSalePrice = useHasSalePrice(0);
  return (
    <>
      <FormInput
        isNumeric
        name="variations.0.salePrice"
        label={t("salePrice")}
        hint={t("salePriceHint")}
        disabled={isDisabled}
      />
      {hasSalePrice && !isDisabled && DAYS.map((day) => <DayInput key={day} day={day} />)}
    </>
  );
}

function DayInput({ day }: { day: (typeof DAYS)[number] }) {
  const t = useTranslations("products");
  const name = `variations.0.${day}` as const;
  return (
    <Field label={t(day)} hint={t(`${day}Hint`)} error={useFormFieldError(name)}>
      <DayControl name={name} />
    </Field>
  );
}

function DayControl({ name, id }: { name: DayName; id?: string }) {
  const { control } = useFormContext<ProductFormValues>();
  return (
    <Controller
      control={control}
      name={name}
      render={({ field: { value, ...field } }) => (
        <DateField {...field} {...(id === undefined ? {} : { id })} value={value ?? ""} />
      )}
    />
  );
}

type SalePriceCellsProps = { index: number; label: string; isDisabled: boolean };

/** The sale price of a variation and its days, as cells of the table of variations. */
export function SalePriceCells({ index, label, isDisabled }: SalePriceCellsProps) {
  const t = useTranslations("products");
  const hasSalePrice = useHasSalePrice(index);
  return (
    <>
      <CellInput
        isNumeric
        className="w-24"
        name={`variations.${index}.salePrice`}
        label={`${t("salePrice")}, ${label}`}
        disabled={isDisabled}
      />
      {DAYS.map((day) =>
        hasSalePrice && !isDisabled ? (
          <DayCell key={day} name={`variations.${index}.${day}`} label={`${t(day)}, ${label}`} />
        ) : (
          <TableCell key={day} />
        ),
      )}
    </>
  );
}

function DayCell({ name, label }: { name: DayName; label: string }) {
  const id = useId();
  const error = useFormFieldError(name);
  return (
    <TableCell>
      <label htmlFor={id} className="sr-only">
        {label}
      </label>
      <div className="w-40">
        <DayControl name={name} id={id} />
      </div>
      {error !== undefined && (
        <p role="alert" className="mt-1 text-[0.8125rem] text-danger-ink">
          {error}
        </p>
      )}
    </TableCell>
  );
}
