"use client";

import { type ComponentProps, type ReactNode, useId } from "react";
import { classNames } from "@/components/ui/class-names";

type SwitchProps = Omit<ComponentProps<"input">, "type" | "role"> & {
  label: ReactNode;
  hint?: ReactNode;
  /** Hides the label from sight, for a table cell or a card whose title has the same words. */
  isLabelHidden?: boolean;
};

/** On or off, at once. A real checkbox inside, so that `register`, forms and the space key work. */
export function Switch({ label, hint, isLabelHidden = false, className, ...props }: SwitchProps) {
  const hintId = useId();
  return (
    <label
      className={classNames("flex min-w-0 items-start justify-between gap-4 py-1 pointer-coarse:py-2.5", className)}
    >
      <span className={classNames("min-w-0", isLabelHidden && "sr-only")}>
        <span className="block">{label}</span>
        {hint && (
          <span id={hintId} className="block text-[0.8125rem] text-ink-muted">
            {hint}
          </span>
        )}
      </span>
      <span className="relative mt-0.5 inline-flex h-5 w-9 shrink-0">
        <input
          type="checkbox"
          role="switch"
          aria-describedby={hint ? hintId : undefined}
          {...props}
          className={classNames(
            "peer size-full appearance-none rounded-full border border-line-strong bg-sunken transition-colors duration-100",
            "checked:border-accent checked:bg-accent disabled:opacity-50",
          )}
        />
        <span
          aria-hidden
          className={classNames(
            "pointer-events-none absolute start-[3px] top-[3px] size-3.5 rounded-full bg-line-strong transition-transform duration-100",
            "peer-checked:translate-x-4 peer-checked:bg-on-accent rtl:peer-checked:-translate-x-4",
          )}
        />
      </span>
    </label>
  );
}
