"use client";

import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import type { StoreNotFound } from "@/lib/woo/find-store";
import { useProblem } from "../problem-text";

/** Their usual remedy is that a sync tries again by itself, which nothing does here. */
const PASSING = ["connection_refused", "connection_lost", "timed_out", "rate_limited", "maintenance", "store_error"];

/** What stands in the way of a store, what to do about it, and the site's own word. */
export function StoreObstacle({ obstacle, onRetry }: { obstacle: StoreNotFound; onRetry: () => void }) {
  const t = useTranslations("connect");
  const { code, detail } = obstacle;
  const { title, remedy } = useProblem(code);
  const ownRemedy = PASSING.includes(code)
    ? t("obstacle.passing")
    : code === "invalid_url"
      ? t("obstacle.invalid_url")
      : remedy;
  return (
    <Alert
      tone="danger"
      title={title}
      isLive
      actions={
        <Button size="sm" onClick={onRetry}>
          {t("find.retry")}
        </Button>
      }
    >
      {ownRemedy}
      {detail !== null && (
        <span className="mt-0.5 block text-[0.8125rem] break-words opacity-85" dir="auto">
          {t("find.says", { text: detail })}
        </span>
      )}
    </Alert>
  );
}
