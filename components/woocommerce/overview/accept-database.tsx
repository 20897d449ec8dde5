"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { fetchJson } from "@/lib/http/fetch-json";
import { Refusal } from "../refusal";

/** The answer to a store that has another database: start again by matching. */
export function AcceptDatabase({ storeId }: { storeId: number }) {
  const t = useTranslations("woocommerce.overview.otherDatabase");
  const [isOpen, setIsOpen] = useState(false);
  const queries = useQueryClient();
  const router = useRouter();
  const accept = useMutation({
    mutationFn: () => fetchJson<{ ok: true }>(`/api/woocommerce/stores/${storeId}/other-database`, { method: "POST" }),
    onSuccess: async () => {
      setIsOpen(false);
      toast.success(t("done"));
      await queries.invalidateQueries({ queryKey: ["woocommerce"] });
      router.refresh();
    },
  });
  return (
    <>
      <Button size="sm" onClick={() => setIsOpen(true)}>
        {t("action")}
      </Button>
      <ConfirmDialog
        isOpen={isOpen}
        onOpenChange={setIsOpen}
        title={t("title")}
        description={t("text")}
        confirmLabel={t("action")}
        isDestructive
        isPending={accept.isPending}
        onConfirm={() => accept.mutate()}
      >
        {accept.isError && <Refusal error={accept.error} />}
      </ConfirmDialog>
    </>
  );
}
