"use client";

import type { ComponentProps } from "react";
import { classNames } from "@/components/ui/class-names";
import { CONTROL_CLASSES } from "@/components/ui/control-classes";
import { useFieldControl } from "@/components/ui/field-context";

export function Textarea({ className, rows = 4, ...props }: ComponentProps<"textarea">) {
  return (
    <textarea
      rows={rows}
      {...props}
      {...useFieldControl(props)}
      className={classNames(CONTROL_CLASSES, "min-h-20 resize-y py-2", className)}
    />
  );
}
