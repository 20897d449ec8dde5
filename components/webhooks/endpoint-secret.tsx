"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { CopyButton } from "@/components/ui/copy-button";
import type { WebhookView } from "@/lib/sync/webhooks/webhook-view";
import { Refusal } from "../woocommerce/refusal";
import { fetchSecret, useRotate } from "./use-webhooks";

/** The secret of one webhook: fetched on request, and dropped when it is hidden. */
export function EndpointSecret({ storeId, item }: { storeId: number; item: WebhookView }) {
  const t = useTranslations("webhooks.secret");
  const topics = useTranslations("webhooks.list.topic");
  const topic = topics(item.topic);
  const [secret, setSecret] = useState<string | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const show = useMutation({
    mutationFn: () => fetchSecret(storeId, item.topic),
    onSuccess: (answer) => setSecret(answer.secret),
    gcTime: 0,
  });
  const rotate = useRotate(storeId, item.topic);

  function confirmRotation() {
    rotate.mutate(undefined, {
      onSuccess: ({ store }) => {
        setIsAsking(false);
        if (store === "sent") toast.success(t("sent"));
        else toast.warning(t(store === "later" ? "later" : "byHand"));
        // The shown secret must be the copied one.
        if (secret !== null || store === "manual") show.mutate();
      },
    });
  }

  return (
    <div>
      <div className="flex min-h-8 flex-wrap items-center gap-x-1 gap-y-1.5">
        {secret !== null && (
          <>
            <code
              dir="ltr"
              aria-label={t("label")}
              className="min-w-0 flex-1 basis-56 rounded-box bg-sunken px-2.5 py-1.5 font-mono text-[0.8125rem] break-all"
            >
              {secret}
            </code>
            <CopyButton value={secret} label={t("copy", { topic })} />
          </>
        )}
        <Button
          size="sm"
          isPending={show.isPending}
          aria-label={secret === null ? t("showFor", { topic }) : undefined}
          onClick={() => (secret === null ? show.mutate() : setSecret(null))}
        >
          {t(secret === null ? "show" : "hide")}
        </Button>
        <Button size="sm" variant="ghost" aria-label={t("rotateFor", { topic })} onClick={() => setIsAsking(true)}>
          {t("rotate")}
        </Button>
      </div>
      {show.isError && <Refusal error={show.error} />}
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setIsAsking}
        title={t("confirmTitle", { topic })}
        description={
          <>
            <p>{t(item.isOurs ? "confirmOurs" : "confirmByHand")}</p>
            {item.previousUntil && <p className="mt-2">{t("confirmOverlap")}</p>}
          </>
        }
        confirmLabel={t("confirm")}
        isPending={rotate.isPending}
        onConfirm={confirmRotation}
      >
        {rotate.isError && <Refusal error={rotate.error} />}
      </ConfirmDialog>
    </div>
  );
}
