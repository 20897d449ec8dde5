"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { fetchJson } from "@/lib/http/fetch-json";
import type { LinkCounts, ResetKind } from "@/lib/sync/stores/reset-links";
import { Refusal } from "../refusal";
import { DisconnectStore } from "./disconnect-store";
import { SettingsSection } from "./settings-section";

const KINDS = ["categories", "products"] as const satisfies readonly ResetKind[];

type ResetsSectionProps = { store: { id: number; name: string; hasKeys: boolean }; counts: LinkCounts };

/** Deletes links, after stating how many, and disconnects the store. */
export function ResetsSection({ store, counts: initial }: ResetsSectionProps) {
  const t = useTranslations("resets");
  const storeId = store.id;
  const queries = useQueryClient();
  const path = `/api/woocommerce/stores/${storeId}/resets`;
  const { data: counts } = useQuery({
    queryKey: ["woocommerce", "links", storeId],
    queryFn: () => fetchJson<LinkCounts>(path),
    initialData: initial,
  });
  const [confirming, setConfirming] = useState<ResetKind | null>(null);
  const reset = useMutation({
    mutationFn: (kind: ResetKind) => fetchJson<{ count: number }>(path, { method: "POST", body: { kind } }),
    onSuccess: ({ count }, kind) => {
      toast.success(t(`${kind}.done`, { count }));
      setConfirming(null);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ["woocommerce"] }),
  });
  const kind = confirming ?? "products";
  return (
    <SettingsSection id="resets" title={t("title")} text={t("text")}>
      <ul className="divide-y divide-line rounded-box border border-danger/40 bg-surface">
        {KINDS.map((option) => (
          <li key={option} className="flex flex-wrap items-center justify-between gap-3 px-4 py-3">
            <div className="min-w-0 flex-1 basis-64">
              <h3 className="font-medium">{t(`${option}.title`)}</h3>
              <p className="text-ink-muted">{t(`${option}.text`)}</p>
              <p className="text-[0.8125rem] text-ink-muted tabular-nums">
                {counts[option] === 0 ? t("none") : t("linked", { count: counts[option] })}
              </p>
            </div>
            <Button
              disabled={counts[option] === 0}
              onClick={() => {
                reset.reset();
                setConfirming(option);
              }}
            >
              {t(`${option}.action`)}
            </Button>
          </li>
        ))}
        <li className="px-4 py-3">
          <DisconnectStore store={store} />
        </li>
      </ul>
      <ConfirmDialog
        isOpen={confirming !== null}
        onOpenChange={(isOpen) => !isOpen && setConfirming(null)}
        title={t(`${kind}.confirmTitle`, { count: counts[kind] })}
        description={
          <>
            {t("confirmText")}{" "}
            {kind === "products" && t("confirmProducts", { variations: counts.variations, images: counts.images })}
          </>
        }
        confirmLabel={t(`${kind}.action`)}
        isDestructive
        isPending={reset.isPending}
        onConfirm={() => confirming && reset.mutate(confirming)}
      >
        {reset.isError && <Refusal error={reset.error} />}
      </ConfirmDialog>
    </SettingsSection>
  );
}
