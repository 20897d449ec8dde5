import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import type { Tone } from "@/components/ui/tone";

const TONES: Record<Tone, string> = {
  neutral: "border-2 border-line-strong",
  accent: "bg-accent",
  success: "bg-success",
  warning: "bg-warning",
  danger: "bg-danger",
};

/** A coloured dot with its meaning in words, since colour alone is not accessible. */
export function StatusDot({
  tone = "neutral",
  className,
  children,
}: {
  tone?: Tone;
  className?: string;
  children: ReactNode;
}) {
  return (
    <span className={classNames("inline-flex min-w-0 items-center gap-2", className)}>
      <span aria-hidden className={classNames("size-2 shrink-0 rounded-full", TONES[tone])} />
      <span className="min-w-0">{children}</span>
    </span>
  );
}
