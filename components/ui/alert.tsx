import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import type { Tone } from "@/components/ui/tone";

const TONES: Record<Tone, { box: string; icon: typeof Info }> = {
  neutral: { box: "border-line bg-sunken text-ink", icon: Info },
  accent: { box: "border-accent/30 bg-accent-soft text-accent-ink", icon: Info },
  success: { box: "border-success/30 bg-success-soft text-success-ink", icon: CircleCheck },
  warning: { box: "border-warning/40 bg-warning-soft text-warning-ink", icon: TriangleAlert },
  danger: { box: "border-danger/30 bg-danger-soft text-danger-ink", icon: CircleAlert },
};

type AlertProps = {
  tone?: Tone;
  title?: ReactNode;
  actions?: ReactNode;
  /** Announced as soon as it appears: for the answer to the user's own action. */
  isLive?: boolean;
  className?: string;
  children?: ReactNode;
};

export function Alert({ tone = "neutral", title, actions, isLive = false, className, children }: AlertProps) {
  const { box, icon: Icon } = TONES[tone];
  return (
    <div
      role={isLive ? (tone === "danger" ? "alert" : "status") : undefined}
      className={classNames("flex gap-3 rounded-box border px-4 py-3", box, className)}
    >
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="flex min-w-0 flex-1 flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-64">
          {title && <p className="font-semibold">{title}</p>}
          {children && <div className={classNames("min-w-0", title && "mt-0.5")}>{children}</div>}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
    </div>
  );
}
