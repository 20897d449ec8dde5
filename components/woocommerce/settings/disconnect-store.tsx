"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { fetchJson } from "@/lib/http/fetch-json";
import type { WebhookRemoval } from "@/lib/sync/webhooks/remove-webhooks";
import { ProblemText } from "../problem-text";
import { Refusal } from "../refusal";

const PARTS = ["kept", "left", "ends", "again"] as const;

type DisconnectStoreProps = { store: { id: number; name: string; hasKeys: boolean } };

/** Disconnects the store, after stating what stays here, what stays there, and what ends. */
export function DisconnectStore({ store }: DisconnectStoreProps) {
  const t = useTranslations("resets.disconnect");
  const [isOpen, setIsOpen] = useState(false);
  const [removesWebhooks, setRemovesWebhooks] = useState(true);
  const queries = useQueryClient();
  const router = useRouter();
  const disconnect = useMutation({
    mutationFn: () =>
      fetchJson<WebhookRemoval>(`/api/woocommerce/stores/${store.id}/disconnect`, {
        method: "POST",
        body: { removesWebhooks },
      }),
    onSuccess: async ({ removed, problem }) => {
      setIsOpen(false);
      if (problem === null) toast.success(t("done", { store: store.name, count: removed }));
      await queries.invalidateQueries({ queryKey: ["woocommerce"] });
      router.refresh();
    },
  });
  const problem = disconnect.data?.problem ?? null;
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div className="min-w-0 flex-1 basis-64">
          <h3 className="font-medium">{t("title")}</h3>
          <p className="text-ink-muted">{t(store.hasKeys ? "text" : "isDone")}</p>
        </div>
        {store.hasKeys && (
          <Button
            onClick={() => {
              disconnect.reset();
              setRemovesWebhooks(true);
              setIsOpen(true);
            }}
          >
            {t("action")}
          </Button>
        )}
      </div>
      {problem !== null && !store.hasKeys && (
        <Alert tone="warning" isLive className="mt-3" title={t("webhooksStay")}>
          <ProblemText code={problem.code} detail={problem.detail} />
          <span className="block">{t("webhooksStayHint")}</span>
        </Alert>
      )}
      <ConfirmDialog
        isOpen={isOpen}
        onOpenChange={setIsOpen}
        title={t("confirmTitle", { store: store.name })}
        description={
          <ul className="list-disc space-y-1.5 ps-5">
            {PARTS.map((part) => (
              <li key={part}>{t(part)}</li>
            ))}
          </ul>
        }
        confirmLabel={t("action")}
        isDestructive
        isPending={disconnect.isPending}
        onConfirm={() => disconnect.mutate()}
      >
        <div className="space-y-3">
          <Checkbox
            label={t("removesWebhooks")}
            hint={t("removesWebhooksHint")}
            checked={removesWebhooks}
            disabled={disconnect.isPending}
            onChange={(event) => setRemovesWebhooks(event.target.checked)}
          />
          {disconnect.isError && <Refusal error={disconnect.error} />}
        </div>
      </ConfirmDialog>
    </>
  );
}
