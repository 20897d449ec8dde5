"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { useApiError } from "@/components/hooks/use-api-error";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { ProblemText } from "../problem-text";
import { useImportOne } from "./use-orders";

type ImportOneDialogProps = { storeId: number; isOpen: boolean; onOpenChange: (isOpen: boolean) => void };

/** Imports one order by its number. The dialog closes on success, and shows the cause of a failure. */
export function ImportOneDialog({ storeId, isOpen, onOpenChange }: ImportOneDialogProps) {
  const t = useTranslations("orders.import");
  const [number, setNumber] = useState("");
  const fetchOne = useImportOne(storeId);
  const refusal = useApiError()(fetchOne.error);
  const failed = fetchOne.data?.outcome === "failed" ? fetchOne.data : null;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (number.trim() === "") return;
    fetchOne.mutate(number, {
      onSuccess: (result) => {
        if (result.outcome === "failed") return;
        const shown = number.trim().replace(/^#/, "");
        toast.success(
          result.leftOut ? t(`leftOut.${result.leftOut}`, { number: shown }) : t(result.outcome, { number: shown }),
        );
        setNumber("");
        onOpenChange(false);
      },
    });
  }

  return (
    <Dialog isOpen={isOpen} onOpenChange={onOpenChange} size="sm" title={t("title")} description={t("text")}>
      <form onSubmit={submit} className="space-y-4">
        <Field label={t("number")} error={fetchOne.isError ? refusal : undefined}>
          <Input
            value={number}
            onChange={(event) => setNumber(event.target.value)}
            autoComplete="off"
            dir="ltr"
            maxLength={60}
          />
        </Field>
        {failed && (
          <Alert tone="danger" isLive title={t("failed")}>
            <ProblemText code={failed.errorCode} detail={failed.errorDetail} />
          </Alert>
        )}
        <div className="flex justify-end">
          <Button type="submit" variant="primary" isPending={fetchOne.isPending}>
            {t("submit")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
