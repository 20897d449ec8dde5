"use client";

import { useId } from "react";
import { classNames } from "@/components/ui/class-names";
import { DateField } from "@/components/ui/date-field";

type DateFilterProps = {
  label: string;
  value: string;
  min?: string | undefined;
  max?: string | undefined;
  onChange: (day: string) => void;
  className?: string;
};

/** A day with its label visible: two empty date boxes side by side explain nothing. */
export function DateFilter({ label, className, ...field }: DateFilterProps) {
  const id = useId();
  return (
    <div className={classNames("flex min-w-0 gap-x-2 max-sm:flex-col sm:items-baseline", className)}>
      <label htmlFor={id} className="shrink-0 text-[0.8125rem] text-ink-muted">
        {label}
      </label>
      <DateField id={id} {...field} className="flex-1 sm:min-w-36 2xl:w-40 2xl:flex-none" />
    </div>
  );
}
