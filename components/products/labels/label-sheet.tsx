"use client";

import { Printer } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Label } from "@/lib/catalog/list-labels";
import { useFormat } from "@/components/hooks/use-format";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Switch } from "@/components/ui/switch";
import styles from "./label-sheet.module.css";

/** A browser lays out about a hundred pictures without a pause. */
const MAX_COPIES = 50;

/** A preview of the labels, 62 × 34 mm each, and the number of each. */
export function LabelSheet({ labels }: { labels: Label[] }) {
  const t = useTranslations("products.labels");
  const [copies, setCopies] = useState("1");
  const [hasPrice, setHasPrice] = useState(true);
  const count = Math.min(MAX_COPIES, Math.max(1, Math.floor(Number(copies)) || 1));
  return (
    <div className="space-y-4">
      <Card>
        <div className="flex flex-wrap items-center gap-x-8 gap-y-3">
          <Field label={t("copies")} hint={t("copiesHint", { limit: MAX_COPIES })} className="w-40">
            <Input
              isNumeric
              type="number"
              min={1}
              max={MAX_COPIES}
              value={copies}
              onChange={({ target }) => setCopies(target.value)}
            />
          </Field>
          <Switch
            label={t("withPrice")}
            checked={hasPrice}
            onChange={({ target }) => setHasPrice(target.checked)}
            className="gap-3"
          />
          <Button variant="primary" onClick={() => window.print()}>
            <Printer aria-hidden />
            {t("print", { count: count * labels.length })}
          </Button>
        </div>
        <p className="mt-3 text-ink-muted">{t("hint")}</p>
      </Card>
      {labels.some(({ svg }) => svg === null) && <Alert tone="warning">{t("noBars")}</Alert>}
      <ul aria-label={t("title")} className={`${styles.sheet} flex flex-wrap gap-3`}>
        {labels.flatMap((label) =>
          Array.from({ length: count }, (_, copy) => (
            <LabelCard key={`${label.variationId}-${copy}`} label={label} hasPrice={hasPrice} />
          )),
        )}
      </ul>
    </div>
  );
}

function LabelCard({ label, hasPrice }: { label: Label; hasPrice: boolean }) {
  const t = useTranslations("products.labels");
  const format = useFormat();
  const { name, options, code, price, svg } = label;
  return (
    <li
      className={`${styles.label} flex flex-col rounded-box border border-line px-[3mm] py-[2mm] text-[9pt] leading-tight`}
    >
      <p className="line-clamp-2 font-semibold">
        <bdi>{name}</bdi>
      </p>
      {options !== "" && (
        <p className="truncate">
          <bdi>{options}</bdi>
        </p>
      )}
      {svg !== null && (
        <div
          role="img"
          aria-label={t("alt", { code })}
          className="my-[1mm] min-h-0 flex-1"
          dangerouslySetInnerHTML={{ __html: svg }}
        />
      )}
      <p className="mt-auto flex justify-between gap-2">
        <bdi className="truncate font-mono text-[8pt]">{code}</bdi>
        {hasPrice && <bdi className="shrink-0 text-[11pt] font-semibold">{format.price(price)}</bdi>}
      </p>
    </li>
  );
}
