"use client";

import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import type { Tone } from "@/components/ui/tone";

const TONES: Record<Tone, string> = {
  neutral: "bg-line-strong",
  accent: "bg-accent",
  success: "bg-success",
  warning: "bg-warning",
  danger: "bg-danger",
};

type ProgressProps = {
  /** Name of the work under way. */
  label: string;
  value: number;
  /** Unknown total: the bar shows a still third, and states no percentage. */
  max?: number | undefined;
  /** "320 of 1,204": announced instead of the percentage. */
  valueText?: string;
  tone?: Tone;
  children?: ReactNode;
  className?: string;
};

export function Progress({ label, value, max, valueText, tone = "accent", children, className }: ProgressProps) {
  const share = max ? Math.min(1, Math.max(0, value / max)) : undefined;
  return (
    <div className={classNames("min-w-0", className)}>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={max ? 100 : undefined}
        aria-valuenow={share === undefined ? undefined : Math.round(share * 100)}
        aria-valuetext={valueText}
        className="h-1.5 overflow-hidden rounded-full bg-sunken ring-1 ring-line ring-inset"
      >
        <div
          className={classNames(
            "h-full rounded-full transition-[width] duration-700 ease-out",
            TONES[tone],
            share === undefined && "opacity-40",
          )}
          style={{ width: `${(share ?? 1 / 3) * 100}%` }}
        />
      </div>
      {children && <div className="mt-2 text-ink-muted tabular-nums">{children}</div>}
    </div>
  );
}
