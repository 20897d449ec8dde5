"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";

type PaginationProps = {
  /** "50 of 1,204 products" or what else there is to say. */
  summary?: ReactNode;
  /** Undefined: there is no such page. */
  onPrevious?: (() => void) | undefined;
  onNext?: (() => void) | undefined;
  isPending?: boolean;
};

/** Keyset paging knows the neighbours only; there is no "page 7 of 90" to jump to. */
export function Pagination({ summary, onPrevious, onNext, isPending = false }: PaginationProps) {
  const t = useTranslations("common");
  return (
    <nav aria-label={t("pagination")} className="flex min-h-9 flex-wrap items-center justify-between gap-3">
      <p aria-live="polite" className="text-ink-muted tabular-nums">
        {summary}
      </p>
      {(onPrevious || onNext) && (
        <div className="flex gap-2">
          <Button size="sm" disabled={!onPrevious || isPending} onClick={onPrevious}>
            <ChevronLeft aria-hidden className="flip-rtl" />
            {t("previous")}
          </Button>
          <Button size="sm" disabled={!onNext || isPending} onClick={onNext}>
            {t("next")}
            <ChevronRight aria-hidden className="flip-rtl" />
          </Button>
        </div>
      )}
    </nav>
  );
}
