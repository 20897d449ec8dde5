"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { isRefusal } from "@/lib/http/fetch-json";
import { isHeld, type SaleView } from "@/lib/sales/sale-view";
import { useApiError } from "@/components/hooks/use-api-error";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useSetStatus } from "./use-sale";

/** Draft to final and back. A shortage needs a second confirmation, by a user who may oversell. */
export function StatusButton({ sale }: { sale: SaleView }) {
  const t = useTranslations("sales.status");
  const errorText = useApiError();
  const [isAsking, setIsAsking] = useState(false);
  const [shortage, setShortage] = useState<string | null>(null);
  const set = useSetStatus(sale.id);
  const next = sale.status === "final" ? "draft" : "final";
  const action = next === "final" ? "makeFinal" : "makeDraft";
  if ((next === "draft" && sale.returns.length > 0) || isHeld(sale)) return null;

  function close() {
    setIsAsking(false);
    setShortage(null);
  }

  function send() {
    set.mutate(
      { status: next, allowOversell: shortage !== null },
      {
        onSuccess: () => {
          toast.success(t(`made.${next}`));
          close();
        },
        onError: (error) => {
          if (isRefusal(error, "oversellAsk")) return setShortage(errorText(error));
          toast.error(errorText(error));
          close();
        },
      },
    );
  }

  return (
    <>
      <Button onClick={() => setIsAsking(true)}>{t(action)}</Button>
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={(isOpen) => !isOpen && close()}
        title={shortage === null ? t(`${action}Title`) : t("shortTitle")}
        description={shortage ?? t(`${action}Text`, { location: sale.locationName })}
        confirmLabel={shortage === null ? t(action) : t("sellAnyway")}
        isPending={set.isPending}
        onConfirm={send}
      />
    </>
  );
}
