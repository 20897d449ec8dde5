"use client";

import { useTranslations } from "next-intl";
import type { KeyboardEvent } from "react";
import { useFieldError } from "@/components/hooks/use-field-error";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { LocationChoice } from "./location-choice";
import type { GoodsKind, useGoodsForm } from "./use-goods-form";

type GoodsFieldsProps = {
  kind: GoodsKind;
  form: ReturnType<typeof useGoodsForm>;
  locations: LocationChoice[];
  /** Enter in the note moves on to the goods. */
  onEnter: () => void;
};

/** Destination, origin and a note. */
export function GoodsFields({ kind, form, locations, onEnter }: GoodsFieldsProps) {
  const t = useTranslations("stock.goods");
  const issueText = useFieldError();
  const isTransfer = kind === "transfer";
  const { problems } = form;

  function leave(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key !== "Enter" || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    onEnter();
  }

  const options = locations.map(({ id, name }) => (
    <option key={id} value={id}>
      {name}
    </option>
  ));
  return (
    <Card>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          label={t(isTransfer ? "from" : "into")}
          error={issueText(problems.fromLocationId ?? problems.locationId)}
        >
          <Select value={form.from} onChange={(event) => form.setFrom(Number(event.target.value))}>
            {options}
          </Select>
        </Field>
        {isTransfer && (
          <Field label={t("to")} error={issueText(problems.toLocationId)}>
            <Select value={form.to} onChange={(event) => form.setTo(Number(event.target.value))}>
              {options}
            </Select>
          </Field>
        )}
        <Field
          label={t(`${kind}.note`)}
          hint={t(`${kind}.noteHint`)}
          error={issueText(problems.note)}
          isOptional={isTransfer}
          className="sm:col-span-2"
        >
          <Input
            dir="auto"
            maxLength={400}
            value={form.note}
            onChange={(event) => form.setNote(event.target.value)}
            onKeyDown={leave}
          />
        </Field>
      </div>
    </Card>
  );
}
