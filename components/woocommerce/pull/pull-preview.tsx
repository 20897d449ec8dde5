"use client";

import { useState } from "react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Stat } from "@/components/ui/stat";
import { useFormat } from "@/components/hooks/use-format";
import { PULL_REASONS, type PullChoices, taxChoiceSchema } from "@/lib/sync/pull/pull-schema";
import type { PullPreview as Preview, PullTaxView, PullView } from "@/lib/sync/pull/pull-view";
import { useTimes } from "../use-times";
import { PullCustomers } from "./pull-customers";
import { PullDoubts } from "./pull-doubts";
import { PullOrders } from "./pull-orders";

type PullPreviewProps = {
  pull: PullView;
  preview: Preview;
  rates: { id: number; name: string }[];
  isPending: boolean;
  onApply: (choices: PullChoices) => void;
  onDiscard: () => void;
};

/** What would be new here, what is doubtful and what is left out, with the choices of a person. */
export function PullPreview({ pull, preview, rates, isPending, onApply, onDiscard }: PullPreviewProps) {
  const t = useTranslations("pull");
  const times = useTimes();
  const format = useFormat();
  const [doubts, setDoubts] = useState<PullChoices["doubts"]>(
    Object.fromEntries(preview.doubts.map(({ code, choice }) => [code, choice])),
  );
  const [taxes, setTaxes] = useState<Record<string, string>>(
    Object.fromEntries(preview.taxes.map(({ taxClass, choice }) => [taxClass, String(choice)])),
  );
  const [orderMonths, setOrderMonths] = useState<PullChoices["orderMonths"]>(0);
  const { counts, customers } = preview;
  const people = customers.new + customers.matched + customers.doubtful;
  const [wantsCustomers, setWantsCustomers] = useState(people > 0);
  const count = counts.new + counts.matched + counts.doubtful;
  const total = count + counts.left_out;
  const isEmpty = count === 0 && orderMonths === 0 && !wantsCustomers;
  const apply = () =>
    onApply({
      doubts,
      orderMonths,
      customers: wantsCustomers,
      taxes: Object.fromEntries(Object.entries(taxes).map(([taxClass, choice]) => [taxClass, toChoice(choice)])),
    });
  return (
    <>
      <Card
        title={t("preview.title")}
        description={t("preview.text", { time: times.dateTime(pull.createdAt) })}
        footer={
          <div className="flex flex-wrap items-center gap-3">
            <Button variant="primary" disabled={isEmpty} isPending={isPending} onClick={apply}>
              {isEmpty ? t("preview.nothing") : t("preview.apply", { count })}
            </Button>
            <Button variant="ghost" disabled={isPending} onClick={onDiscard}>
              {t("preview.discard")}
            </Button>
          </div>
        }
      >
        {total === 0 ? (
          <p className="text-ink-muted">{t("preview.empty")}</p>
        ) : (
          <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
            <Stat label={t("verdicts.new")} value={format.number(counts.new)} />
            <Stat label={t("verdicts.matched")} value={format.number(counts.matched)} />
            <Stat
              label={t("verdicts.doubtful")}
              value={format.number(counts.doubtful)}
              tone={counts.doubtful > 0 ? "warning" : "neutral"}
            />
            <Stat label={t("verdicts.left_out")} value={format.number(counts.left_out)} />
          </div>
        )}
      </Card>
      {preview.doubts.length > 0 && <PullDoubts doubts={preview.doubts} choices={doubts} onChange={setDoubts} />}
      {preview.taxes.length > 0 && <TaxCard taxes={preview.taxes} rates={rates} choices={taxes} onChange={setTaxes} />}
      {people > 0 && <PullCustomers counts={customers} isWanted={wantsCustomers} onChange={setWantsCustomers} />}
      {preview.orders !== null && <PullOrders counts={preview.orders} months={orderMonths} onChange={setOrderMonths} />}
      {preview.reasons.length > 0 && (
        <Card title={t("reasons.title")} description={t("reasons.text")}>
          <ul className="space-y-1">
            {preview.reasons.map(({ code, count: products }) => (
              <li key={code} className="flex flex-wrap justify-between gap-x-4">
                <span>{t(`reasons.${toReason(code)}`)}</span>
                <span className="text-ink-muted tabular-nums">{t("doubts.products", { count: products })}</span>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}

/** The words of a reason; those of the import's checks share one sentence. */
export function toReason(code: string) {
  return PULL_REASONS.find((reason) => reason === code) ?? "not_written";
}

function toChoice(text: string) {
  return taxChoiceSchema.parse(/^\d+$/.test(text) ? Number(text) : text);
}

type TaxCardProps = {
  taxes: PullTaxView[];
  rates: { id: number; name: string }[];
  choices: Readonly<Record<string, string>>;
  onChange: (choices: Record<string, string>) => void;
};

function TaxCard({ taxes, rates, choices, onChange }: TaxCardProps) {
  const t = useTranslations("pull");
  return (
    <Card title={t("taxes.title")} description={t("taxes.text")}>
      <div className="grid gap-3 sm:grid-cols-2">
        {taxes.map(({ taxClass, name, count, made }) => (
          <Field
            key={taxClass}
            label={taxClass === "" ? t("taxes.standard") : name}
            hint={t("doubts.products", { count })}
          >
            <Select
              value={choices[taxClass] ?? "none"}
              onChange={({ target }) => onChange({ ...choices, [taxClass]: target.value })}
            >
              {rates.map((rate) => (
                <option key={rate.id} value={rate.id}>
                  {rate.name}
                </option>
              ))}
              {made && (
                <option value="make">{t("taxes.made", { name: made.name, percent: Number(made.percent) })}</option>
              )}
              <option value="none">{t("taxes.none")}</option>
            </Select>
          </Field>
        ))}
      </div>
    </Card>
  );
}
