"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/components/hooks/use-format";
import { Card } from "@/components/ui/card";
import { Select } from "@/components/ui/select";
import { MappingRow } from "./mapping-row";
import { rateText } from "./rate-text";
import type { ReadableMapping, TaxMappingForm } from "./use-tax-mapping-form";

type RateMappingProps = { mapping: ReadableMapping; form: TaxMappingForm };

/** The local tax rate for each tax rate of an order. */
export function RateMapping({ mapping, form }: RateMappingProps) {
  const t = useTranslations("taxMapping");
  const format = useFormat();
  return (
    <Card isFlush title={t("orders.title")} description={t("orders.text")}>
      {mapping.storeRates.length === 0 && <p className="px-5 pb-4 text-ink-muted">{t("orders.empty")}</p>}
      <ul className="divide-y divide-line border-t border-line">
        {mapping.storeRates.map((rate) => {
          const value = form.rateOf(rate.id);
          const suggested = mapping.suggestedRates[rate.id];
          return (
            <MappingRow
              key={rate.id}
              title={rateText(rate.name, format.percent(rate.percent))}
              hint={[rate.place || t("orders.everywhere"), form.className(rate.taxClass)].join(" · ")}
              suggestion={
                value === null && suggested !== undefined ? `${t("suggested")}: ${form.rateName(suggested)}` : null
              }
            >
              <Select
                aria-label={`${t("orders.pos")}: ${rate.name} ${rate.place}`}
                value={value ?? ""}
                onChange={(event) =>
                  form.setRate(rate.id, event.target.value === "" ? null : Number(event.target.value))
                }
              >
                <option value="">{t("orders.none")}</option>
                {mapping.posRates.map((posRate) => (
                  <option key={posRate.id} value={posRate.id}>
                    {rateText(posRate.name, format.percent(posRate.percent))}
                  </option>
                ))}
              </Select>
            </MappingRow>
          );
        })}
      </ul>
      {mapping.hasMore && <p className="border-t border-line px-5 py-3 text-ink-muted">{t("orders.more")}</p>}
    </Card>
  );
}
