import { Link } from "@/components/ui/link";
import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import type { Tone } from "@/components/ui/tone";

const TONES: Record<Tone, string> = {
  neutral: "text-ink",
  accent: "text-accent-ink",
  success: "text-success-ink",
  warning: "text-warning-ink",
  danger: "text-danger-ink",
};

type StatProps = {
  label: ReactNode;
  value: ReactNode;
  hint?: ReactNode;
  tone?: Tone;
  /** Makes the whole tile a link to the list behind the figure. */
  href?: string;
  className?: string;
};

export function Stat({ label, value, hint, tone = "neutral", href, className }: StatProps) {
  const classes = classNames(
    "block min-w-0 rounded-box border border-line bg-surface px-4 py-3 shadow-lift",
    className,
  );
  const content = (
    <>
      <span className="block text-[0.8125rem] text-ink-muted">{label}</span>
      <span
        className={classNames(
          "mt-1 block text-2xl font-semibold tracking-tight tabular-nums rtl:tracking-normal",
          TONES[tone],
        )}
      >
        {value}
      </span>
      {hint && <span className="mt-0.5 block text-[0.8125rem] text-ink-muted">{hint}</span>}
    </>
  );
  if (!href) return <div className={classes}>{content}</div>;
  return (
    <Link href={href} className={classNames(classes, "transition-colors duration-100 hover:border-line-strong")}>
      {content}
    </Link>
  );
}
