"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/components/hooks/use-format";
import { classNames } from "@/components/ui/class-names";
import type { PreviewKind } from "@/lib/sync/preview/preview-view";
import type { ThingKind } from "@/lib/sync/preview/things-view";

type PreviewCountsProps<K extends string> = {
  /** The name of the list. */
  label: string;
  kinds: readonly K[];
  counts: Record<K, number>;
  kind: K | undefined;
  onChange: (kind: K | "") => void;
};

/** How many products or other things of each kind; a click filters the list by it. */
export function PreviewCounts<K extends PreviewKind | ThingKind>({
  label,
  kinds,
  counts,
  kind,
  onChange,
}: PreviewCountsProps<K>) {
  const t = useTranslations("preview");
  const format = useFormat();
  // Unchanged ones are counted only, so there is nothing to list.
  const shown = kinds.filter((one) => counts[one] > 0 || one === "create" || one === "update");
  return (
    <ul aria-label={label} className="flex flex-wrap gap-2">
      {shown.map((one) => {
        const name: PreviewKind | ThingKind = one;
        const text = (
          <>
            <span className="text-[0.8125rem] text-ink-muted">{t(`kinds.${name}`)}</span>
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
