"use client";

import { CloudAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";

type ErrorStateProps = {
  title?: ReactNode;
  /** The remedy in one sentence: `useApiError()` returns it for an API failure. */
  message: ReactNode;
  onRetry?: () => void;
  isRetrying?: boolean;
  actions?: ReactNode;
  className?: string;
};

export function ErrorState({ title, message, onRetry, isRetrying = false, actions, className }: ErrorStateProps) {
  const t = useTranslations("common");
  return (
    <div role="alert" className={classNames("flex flex-col items-center px-6 py-12 text-center", className)}>
      <span className="mb-4 flex size-11 items-center justify-center rounded-full bg-danger-soft text-danger-ink">
        <CloudAlert aria-hidden className="size-5" />
      </span>
      <p className="font-semibold">{title ?? t("somethingWrong")}</p>
      <p className="mt-1 max-w-[52ch] text-ink-muted">{message}</p>
      {(onRetry || actions) && (
        <div className="mt-5 flex flex-wrap justify-center gap-2">
          {onRetry && (
            <Button onClick={onRetry} isPending={isRetrying}>
              {t("retry")}
            </Button>
          )}
          {actions}
        </div>
      )}
    </div>
  );
}
