import type { ComponentProps } from "react";
import { classNames } from "@/components/ui/class-names";
import { Select } from "@/components/ui/select";

type StatusChoiceProps = ComponentProps<"select"> & { label: string; status: string; wrapperClassName?: string };

/** The choice for one status. A phone has no column heads, so it shows the label. */
export function StatusChoice({ label, status, wrapperClassName, ...select }: StatusChoiceProps) {
  return (
    <div className={classNames("min-w-0", wrapperClassName)}>
      <span aria-hidden className="mb-1 block text-[0.8125rem] text-ink-muted sm:hidden">
        {label}
      </span>
      <Select aria-label={`${label}: ${status}`} {...select} />
    </div>
  );
}
