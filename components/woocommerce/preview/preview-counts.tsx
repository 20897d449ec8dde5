"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/components/hooks/use-format";
import { classNames } from "@/components/ui/class-names";
import { PREVIEW_KINDS, type PreviewKind } from "@/lib/sync/preview/preview-view";

type PreviewCountsProps = {
  counts: Record<PreviewKind, number>;
  kind: PreviewKind | undefined;
  onChange: (kind: PreviewKind | "") => void;
};

/** How many products of each kind; a click filters the list by it. */
export function PreviewCounts({ counts, kind, onChange }: PreviewCountsProps) {
  const t = useTranslations("preview");
  const format = useFormat();
  // Unchanged products are counted only, so there is nothing to list.
  const shown = PREVIEW_KINDS.filter((one) => counts[one] > 0 || one === "create" || one === "update");
  return (
    <ul aria-label={t("counts")} className="flex flex-wrap gap-2">
      {shown.map((one) => {
        const text = (
          <>
            <span className="text-[0.8125rem] text-ink-muted">{t(`kinds.${one}`)}</span>
            <span
              className={classNames(
                "text-lg font-semibold tabular-nums",
                counts[one] === 0 && "text-ink-muted",
                one === "failed" && "text-danger-ink",
              )}
            >
              {format.number(counts[one])}
            </span>
          </>
        );
        const box = "flex min-w-28 flex-col items-start rounded-box border px-3 py-1.5 text-start";
        return (
          <li key={one} data-kind={one}>
            {one === "unchanged" ? (
              <span className={classNames(box, "border-transparent")}>{text}</span>
            ) : (
              <button
                type="button"
                aria-pressed={kind === one}
                disabled={counts[one] === 0}
                onClick={() => onChange(kind === one ? "" : one)}
                className={classNames(
                  box,
                  "border-line hover:border-line-strong aria-pressed:border-accent aria-pressed:bg-accent-soft disabled:hover:border-line",
                )}
              >
                {text}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
