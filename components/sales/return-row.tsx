"use client";

import { useTranslations } from "next-intl";
import { useFieldError } from "@/components/hooks/use-field-error";
import { useFormat } from "@/components/hooks/use-format";
import { Checkbox } from "@/components/ui/checkbox";
import { Input } from "@/components/ui/input";
import { readQuantity, type ReturnRow } from "./return-rows";

type ReturnRowItemProps = { row: ReturnRow; isFirst: boolean; onChange: (change: Partial<ReturnRow>) => void };

/** A line of the sale: how many are returned, and whether they can be sold again. */
export function ReturnRowItem({ row, isFirst, onChange }: ReturnRowItemProps) {
  const t = useTranslations("sales.return");
  const fieldError = useFieldError();
  const format = useFormat();
  const { issue } = readQuantity(row);
  const issueId = `return-issue-${row.line.id}`;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2.5">
      <div className="min-w-40 flex-1">
        <bdi className="font-medium">{row.line.name}</bdi>
        <p className="text-[0.8125rem] text-ink-muted">{t("left", { quantity: format.number(row.left) })}</p>
      </div>
      <Checkbox
        label={t("restockShort")}
        aria-label={t("restock", { name: row.line.name })}
        checked={row.restock}
        onChange={(event) => onChange({ restock: event.target.checked })}
      />
      <Input
        isNumeric
        className="w-24"
        autoFocus={isFirst}
        aria-label={t("quantity", { name: row.line.name })}
        aria-invalid={issue !== null}
        aria-describedby={issue === null ? undefined : issueId}
        placeholder="0"
        value={row.text}
        onChange={(event) => onChange({ text: event.target.value })}
      />
      {issue !== null && (
        <p id={issueId} role="alert" className="w-full text-end text-[0.8125rem] text-danger-ink">
          {issue === "tooMany" ? t("atMost", { quantity: format.number(row.left) }) : fieldError(issue)}
        </p>
      )}
    </li>
  );
}
