"use client";

import { type ComponentProps, type ReactNode, useId } from "react";
import { classNames } from "@/components/ui/class-names";

type RadioGroupProps = {
  legend: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  className?: string;
  children: ReactNode;
};

/** A fieldset of Radio children; arrow keys move between those of one `name`. */
export function RadioGroup({ legend, hint, error, className, children }: RadioGroupProps) {
  const id = useId();
  return (
    <fieldset
      className={classNames("min-w-0", className)}
      aria-describedby={hint || error ? id : undefined}
      aria-invalid={error ? true : undefined}
    >
      <legend className="mb-1 text-[0.8125rem] font-medium">{legend}</legend>
      <div className="flex flex-col">{children}</div>
      {(hint || error) && (
        <p id={id} className={classNames("mt-1 text-[0.8125rem]", error ? "text-danger-ink" : "text-ink-muted")}>
          {error ?? hint}
        </p>
      )}
    </fieldset>
  );
}

type RadioProps = Omit<ComponentProps<"input">, "type"> & { label: ReactNode; hint?: ReactNode };

/** One choice. Works with `register("name")` of react-hook-form. */
export function Radio({ label, hint, className, ...props }: RadioProps) {
  return (
    <label className="flex min-w-0 items-start gap-2.5 py-1 has-disabled:text-ink-muted pointer-coarse:py-2.5">
      <input
        type="radio"
        {...props}
        className={classNames("mt-[0.2em] size-4 shrink-0 accent-accent pointer-coarse:size-5", className)}
      />
      <span className="min-w-0">
        <span className="block">{label}</span>
        {hint && <span className="block text-[0.8125rem] text-ink-muted">{hint}</span>}
      </span>
    </label>
  );
}
