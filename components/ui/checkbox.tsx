"use client";

import type { ComponentProps } from "react";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { classNames } from "@/components/ui/class-names";
import { useFieldControl } from "@/components/ui/field-context";

type CheckboxProps = Omit<ComponentProps<"input">, "type"> & {
  /** Without a label, give an aria-label. */
  label?: ReactNode;
  hint?: ReactNode;
  /** Some, but not all, of the items below are checked. */
  isIndeterminate?: boolean;
};

export function Checkbox({ label, hint, isIndeterminate = false, className, ref, ...props }: CheckboxProps) {
  const own = useRef<HTMLInputElement | null>(null);
  const hintId = useId();
  useEffect(() => {
    if (own.current) own.current.indeterminate = isIndeterminate;
  }, [isIndeterminate]);

  const box = (
    <input
      type="checkbox"
      {...props}
      {...useFieldControl(props)}
      {...(hint ? { "aria-describedby": hintId } : {})}
      ref={(element) => {
        own.current = element;
        if (typeof ref === "function") ref(element);
        else if (ref) ref.current = element;
      }}
      className={classNames(
        "size-4 shrink-0 accent-accent disabled:opacity-50 pointer-coarse:size-5",
        label ? "mt-[0.2em]" : "",
        className,
      )}
    />
  );
  if (!label) return box;
  return (
    <label className="flex min-w-0 items-start gap-2.5 py-1 has-disabled:text-ink-muted pointer-coarse:py-2.5">
      {box}
      <span className="min-w-0">
        <span className="block">{label}</span>
        {hint && (
          <span id={hintId} className="block text-[0.8125rem] text-ink-muted">
            {hint}
          </span>
        )}
      </span>
    </label>
  );
}
