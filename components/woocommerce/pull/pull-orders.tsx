"use client";

import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { ORDER_MONTHS, type OrderCounts, type PullChoices } from "@/lib/sync/pull/pull-schema";

type PullOrdersProps = {
  counts: OrderCounts;
  months: PullChoices["orderMonths"];
  onChange: (months: PullChoices["orderMonths"]) => void;
};

/** How many months of the store's orders become sales. */
export function PullOrders({ counts, months, onChange }: PullOrdersProps) {
  const t = useTranslations("pull.orders");
  return (
    <Card title={t("title")} description={t("text")}>
      <Field label={t("label")}>
        <Select
          className="max-w-80"
          value={months}
          onChange={({ target }) => onChange(ORDER_MONTHS.find((known) => String(known) === target.value) ?? 0)}
        >
          <option value={0}>{t("none")}</option>
          {ORDER_MONTHS.map((known) => {
            const count = counts[known];
            return (
              <option key={known} value={known}>
                {count === null ? t("months", { months: known }) : t("monthsWithCount", { months: known, count })}
              </option>
            );
          })}
        </Select>
      </Field>
    </Card>
  );
}
