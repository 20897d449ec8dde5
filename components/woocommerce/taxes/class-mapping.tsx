"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/components/hooks/use-format";
import { Card } from "@/components/ui/card";
import { Select } from "@/components/ui/select";
import { MappingRow } from "./mapping-row";
import { rateText } from "./rate-text";
import type { ReadableMapping, TaxMappingForm } from "./use-tax-mapping-form";

type ClassMappingProps = { mapping: ReadableMapping; form: TaxMappingForm };

/** The store's tax class for each local tax rate. */
export function ClassMapping({ mapping, form }: ClassMappingProps) {
  const t = useTranslations("taxMapping");
  const format = useFormat();
  return (
    <Card isFlush title={t("products.title")} description={t("products.text")}>
      {mapping.posRates.length === 0 && <p className="px-5 pb-4 text-ink-muted">{t("products.empty")}</p>}
      <ul className="divide-y divide-line border-t border-line">
        {mapping.posRates.map((rate) => {
          const value = form.classOf(rate.id);
          const suggested = mapping.suggestedClasses[rate.id];
          const isMissing = value !== null && !mapping.classes.some(({ slug }) => slug === value);
          return (
            <MappingRow
              key={rate.id}
              title={rateText(rate.name, format.percent(rate.percent))}
              hint={[
                t("products.count", { count: rate.products }),
                ...(rate.isArchived ? [t("products.archived")] : []),
              ].join(" · ")}
              suggestion={
                value === null && suggested !== undefined ? `${t("suggested")}: ${form.className(suggested)}` : null
              }
            >
              <Select
                aria-label={`${t("products.class")}: ${rate.name}`}
                value={value === null ? "none" : `class:${value}`}
                onChange={(event) =>
                  form.setClass(
                    rate.id,
                    event.target.value === "none" ? null : event.target.value.slice("class:".length),
                  )
                }
              >
                <option value="none">{t("products.none")}</option>
                {mapping.classes.map((taxClass) => (
                  <option key={taxClass.slug} value={`class:${taxClass.slug}`}>
                    {taxClass.name}
                  </option>
                ))}
                {isMissing && <option value={`class:${value}`}>{form.className(value)}</option>}
              </Select>
            </MappingRow>
          );
        })}
      </ul>
    </Card>
  );
}
