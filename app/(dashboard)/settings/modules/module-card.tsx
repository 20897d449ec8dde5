"use client";

import { useMutation } from "@tanstack/react-query";
import { ArrowRight } from "lucide-react";
import { Link } from "@/components/ui/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { useApiError } from "@/components/hooks/use-api-error";
import { useCan } from "@/components/layout/user-context";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { StatusDot } from "@/components/ui/status-dot";
import { Switch } from "@/components/ui/switch";
import { fetchJson } from "@/lib/http/fetch-json";
import type { Module } from "@/lib/auth/modules";

/** Switching on takes effect at once. Switching off asks first, because it stops the sync of a shop. */
export function ModuleCard({ module, isOn }: { module: Module; isOn: boolean }) {
  const t = useTranslations("settings.modules");
  const errorText = useApiError();
  const router = useRouter();
  const canOpen = useCan("woocommerce.view");
  const [isAsking, setIsAsking] = useState(false);
  const change = useMutation({
    mutationFn: (next: boolean) =>
      fetchJson<{ modules: string[] }>("/api/settings/modules", { method: "PATCH", body: { module, isOn: next } }),
    onSuccess: (_, next) => {
      setIsAsking(false);
      toast.success(next ? t(`${module}.turnedOn`) : t(`${module}.turnedOff`));
      router.refresh();
    },
    onError: () => setIsAsking(false),
  });
  // The switch moves at once; a refusal moves it back and shows the reason.
  const shown = change.isPending ? change.variables : isOn;

  return (
    <Card
      title={t(`${module}.name`)}
      description={t(`${module}.text`)}
      actions={
        <StatusDot tone={shown ? "success" : "neutral"} className="mt-0.5">
          {shown ? t("on") : t("off")}
        </StatusDot>
      }
      footer={
        <Switch
          label={t(`${module}.switch`)}
          checked={shown}
          disabled={change.isPending}
          onChange={(event) => (event.target.checked ? change.mutate(true) : setIsAsking(true))}
        />
      }
    >
      <p className="max-w-[70ch]">{shown ? t(`${module}.whenOff`) : t(`${module}.whenOn`)}</p>
      {change.isError && (
        <Alert tone="danger" isLive className="mt-4">
          {errorText(change.error)}
        </Alert>
      )}
      {isOn && canOpen && (
        <Button asChild variant="link" size="sm" className="-ms-2.5 mt-2">
          <Link href="/woocommerce">
            {t(`${module}.open`)}
            <ArrowRight aria-hidden className="flip-rtl" />
          </Link>
        </Button>
      )}
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setIsAsking}
        title={t(`${module}.confirmTitle`)}
        description={t(`${module}.confirmText`)}
        confirmLabel={t(`${module}.confirmAction`)}
        isDestructive
        isPending={change.isPending}
        onConfirm={() => change.mutate(false)}
      />
    </Card>
  );
}
