"use client";

import type { ComponentProps } from "react";
import { classNames } from "@/components/ui/class-names";
import { CONTROL_CLASSES } from "@/components/ui/control-classes";
import { useFieldControl } from "@/components/ui/field-context";

type InputProps = ComponentProps<"input"> & {
  /** For amounts and quantities: digits of one width, at the end of the box, left to right in every language. */
  isNumeric?: boolean;
};

export function Input({ className, isNumeric = false, ...props }: InputProps) {
  return (
    <input
      {...(isNumeric ? { inputMode: "decimal", dir: "ltr", autoComplete: "off" } : {})}
      {...props}
      {...useFieldControl(props)}
      className={classNames(CONTROL_CLASSES, "h-9 touch-target", isNumeric && "text-end tabular-nums", className)}
    />
  );
}
