"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { changedPrice } from "@/lib/catalog/bulk-price";
import { bulkChangeSchema, type BulkScope } from "@/lib/catalog/bulk-schema";
import type { CategoryRow } from "@/lib/catalog/category-schema";
import type { CatalogChoices } from "@/lib/catalog/product-view";
import { currencyDecimals } from "@/lib/money/currency-decimals";
import { useApiError } from "@/components/hooks/use-api-error";
import { useFieldError } from "@/components/hooks/use-field-error";
import { useFormat } from "@/components/hooks/use-format";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { BulkOutcome, StopButton } from "./bulk-outcome";
import { type ChangeDraft, ChangeFields, type ChangeKind } from "./change-fields";
import type { BulkEditControl } from "./use-bulk-edit";

type BulkDialogProps = {
  scope: BulkScope;
  count: number;
  /** A price of one of the products, to preview the change. */
  samplePrice: string;
  kinds: ChangeKind[];
  choices: CatalogChoices;
  categories: CategoryRow[];
  bulk: BulkEditControl;
  onClose: () => void;
};

function toChange({ kind, mode, value, rounding, target }: ChangeDraft) {
  if (kind === "price") return { kind, mode, value, ...(mode === "set" ? {} : { rounding }) };
  if (kind === "sync") return { kind, isSyncDisabled: target === "" };
  const id = target === "" ? null : Number(target);
  return kind === "tax" ? { kind, taxRateId: id } : { kind, categoryId: id };
}

/** A bulk edit: its effect on one product, then its progress, then its outcome. */
export function BulkDialog({ scope, count, samplePrice, kinds, choices, categories, bulk, onClose }: BulkDialogProps) {
  const t = useTranslations("products.bulk");
  const errorText = useApiError();
  const issueText = useFieldError();
  const format = useFormat();
  const { current, start } = bulk;
  const [draft, setDraft] = useState<ChangeDraft>({
    kind: kinds[0] ?? "price",
    mode: "percent",
    value: "",
    rounding: "currency",
    target: "",
  });
  const [isTried, setIsTried] = useState(false);
  const parsed = bulkChangeSchema.safeParse(toChange(draft));
  const change = parsed.success ? parsed.data : null;

  function submit() {
    setIsTried(true);
    if (change !== null) start.mutate({ scope, change, expected: count });
  }

  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t("title", { count })}
      footer={
        current === null ? (
          <>
            <Button onClick={onClose}>{t("cancel")}</Button>
            <Button variant="primary" isPending={start.isPending} onClick={submit}>
              {t("submit", { count })}
            </Button>
          </>
        ) : current.status === "running" ? (
          <>
            <Button onClick={onClose}>{t("close")}</Button>
            <StopButton bulk={bulk} />
          </>
        ) : (
          <Button variant="primary" onClick={onClose}>
            {t("close")}
          </Button>
        )
      }
    >
      {current === null ? (
        <div className="space-y-4">
          <Field label={t("what")}>
            <Select
              value={draft.kind}
              onChange={({ target }) => setDraft({ ...draft, kind: target.value as ChangeKind, target: "" })}
            >
              {kinds.map((kind) => (
                <option key={kind} value={kind}>
                  {t(`kinds.${kind}`)}
                </option>
              ))}
            </Select>
          </Field>
          <ChangeFields
            draft={draft}
            choices={choices}
            categories={categories}
            error={isTried && !parsed.success ? issueText(parsed.error.issues[0]?.message) : undefined}
            onChange={setDraft}
          />
          {change?.kind === "price" && (
            <p className="rounded-box bg-sunken px-3 py-2">
              {t("example", {
                before: format.money(samplePrice),
                after: format.money(changedPrice(samplePrice, change, currencyDecimals(choices.currency))),
              })}
            </p>
          )}
          {start.isError && (
            <Alert isLive tone="danger">
              {errorText(start.error)}
            </Alert>
          )}
        </div>
      ) : (
        <BulkOutcome view={current} stopError={bulk.stop.error} />
      )}
    </Dialog>
  );
}
