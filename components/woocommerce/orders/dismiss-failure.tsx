"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Refusal } from "../refusal";
import { useDismissFailure } from "./use-orders";

type DismissFailureProps = { storeId: number; remoteId: number; number: string };

/** Gives up an order that cannot be imported, after a question. */
export function DismissFailure({ storeId, remoteId, number }: DismissFailureProps) {
  const t = useTranslations("orders.failure.dismiss");
  const [isOpen, setIsOpen] = useState(false);
  const dismiss = useDismissFailure(storeId);
  return (
    <>
      <Button size="sm" aria-label={`${t("action")}: ${number}`} onClick={() => setIsOpen(true)}>
        {t("action")}
      </Button>
      <ConfirmDialog
        isOpen={isOpen}
        onOpenChange={setIsOpen}
        title={t("title", { number })}
        description={t("text")}
        confirmLabel={t("action")}
        isPending={dismiss.isPending}
        onConfirm={() =>
          dismiss.mutate(remoteId, {
            onSuccess: () => {
              setIsOpen(false);
              toast.success(t("done", { number }));
            },
          })
        }
      >
        {dismiss.isError && <Refusal error={dismiss.error} />}
      </ConfirmDialog>
    </>
  );
}
