"use client";

import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { classNames } from "@/components/ui/class-names";
import { CONTROL_CLASSES } from "@/components/ui/control-classes";
import { useFieldControl } from "@/components/ui/field-context";

/**
 * The browser's own select, with its type-ahead, the phone's picker and form support. It takes <option> and
 * <optgroup> children; `className` sizes the wrapper.
 */
export function Select({ className, children, ...props }: ComponentProps<"select">) {
  return (
    <span className={classNames("relative block w-full min-w-0", className)}>
      <select
        {...props}
        {...useFieldControl(props)}
        className={classNames(CONTROL_CLASSES, "h-9 touch-target appearance-none truncate pe-9")}
      >
        {children}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute end-3 top-1/2 size-4 -translate-y-1/2 text-ink-muted"
      />
    </span>
  );
}
