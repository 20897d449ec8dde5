"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { classNames } from "@/components/ui/class-names";
import type { PreviewDetails, PreviewRow } from "@/lib/sync/preview/preview-view";
import type { ThingRow } from "@/lib/sync/preview/things-view";
import type { ShownValue } from "@/lib/woo/resources/product-fields";
import { ShownValueText } from "./shown-value";

type FieldRowProps = {
  row: PreviewRow | ThingRow;
  /** What amounts and weights are in; a category has neither. */
  details?: Pick<PreviewDetails, "currency" | "weightUnit">;
};

const NO_UNITS = { currency: "", weightUnit: "" };

/** One field in up to three places. */
export function FieldRow({ row, details = NO_UNITS }: FieldRowProps) {
  const t = useTranslations("preview");
  const { currency, weightUnit } = details;
  const show = (value: ShownValue | null, missing: string) =>
    value === null ? (
      <span className="text-ink-muted">{missing}</span>
    ) : row.field === "parent" && value.kind === "text" && value.text === "" ? (
      t("values.topLevel")
    ) : (
      <ShownValueText value={value} currency={currency} weightUnit={weightUnit} />
    );
  return (
    <li
      data-field={row.field}
      className={classNames(
        "grid gap-x-4 gap-y-1 py-2 sm:grid-cols-[9rem_1fr_1fr]",
        row.inStore && "lg:grid-cols-[9rem_1fr_1fr_1fr]",
      )}
    >
      <p className={classNames("font-medium", !row.isSent && "text-ink-muted")}>
        {t(`fields.${row.field}`)} {row.isSent && <span className="sr-only">({t("details.sent")})</span>}
      </p>
      <Place label={t("details.now")} isStrong={row.isSent}>
        {show(row.now, t("details.nothing"))}
      </Place>
      <Place label={t("details.lastSent")}>{show(row.lastSent, t("details.unknown"))}</Place>
      {row.inStore && (
        <Place label={t("details.inStore")}>
          {show(row.inStore.value, t("details.nothing"))}{" "}
          <Badge tone={row.inStore.isSame ? "success" : "warning"}>
            {row.inStore.isSame ? t("details.same") : t("details.differs")}
          </Badge>
        </Place>
      )}
    </li>
  );
}

function Place({ label, isStrong = false, children }: { label: string; isStrong?: boolean; children: ReactNode }) {
  return (
    <div className={classNames("min-w-0", isStrong && "font-medium")}>
      <span className="block text-xs font-normal text-ink-muted">{label}</span>
      {children}
    </div>
  );
}
