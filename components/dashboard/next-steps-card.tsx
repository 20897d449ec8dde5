"use client";

import { useMutation } from "@tanstack/react-query";
import { ChevronRight, Circle, CircleCheck } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { useApiError } from "@/components/hooks/use-api-error";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import type { NextStep, StepKey } from "@/lib/dashboard/next-steps";
import { fetchJson } from "@/lib/http/fetch-json";

const PLACES: Record<StepKey, string> = {
  location: "/locations",
  taxes: "/taxes",
  products: "/products/import",
  people: "/users",
  store: "/woocommerce/connect",
  taxMapping: "/woocommerce/tax-mapping",
  firstSync: "/woocommerce/sync",
  webhooks: "/woocommerce/webhooks",
};

/** What a new shop does first. The list checks itself off, and disappears when all is done or somebody dismisses it. */
export function NextStepsCard({ steps, canDismiss }: { steps: NextStep[]; canDismiss: boolean }) {
  const t = useTranslations("dashboard.steps");
  const errorText = useApiError();
  const router = useRouter();
  const dismiss = useMutation({
    mutationFn: () => fetchJson("/api/dashboard/next-steps", { method: "DELETE" }),
    onSuccess: () => router.refresh(),
    onError: (error) => toast.error(errorText(error)),
  });
  const done = steps.filter(({ isDone }) => isDone).length;
  return (
    <Card
      isFlush
      className="mb-4"
      title={t("title")}
      description={t("progress", { done, total: steps.length })}
      actions={
        canDismiss && (
          <Button variant="ghost" size="sm" isPending={dismiss.isPending} onClick={() => dismiss.mutate()}>
            {t("dismiss")}
          </Button>
        )
      }
    >
      <ul className="grid border-t border-line sm:grid-cols-2">
        {steps.map(({ key, isDone }) => (
          <li key={key}>
            {isDone ? (
              <p className="flex min-h-11 items-center gap-2 px-4 py-2 text-ink-muted sm:px-5">
                <CircleCheck aria-hidden className="size-4 shrink-0 text-success-ink" />
                {t(`keys.${key}`)}
                <span className="sr-only">{t("done")}</span>
              </p>
            ) : (
              <Link
                href={PLACES[key]}
                className="flex min-h-11 items-center gap-2 px-4 py-2 -outline-offset-2 hover:bg-sunken sm:px-5"
              >
                <Circle aria-hidden className="size-4 shrink-0 text-ink-muted" />
                <span className="min-w-0 flex-1">{t(`keys.${key}`)}</span>
                <ChevronRight aria-hidden className="flip-rtl size-4 shrink-0 text-ink-muted" />
              </Link>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
