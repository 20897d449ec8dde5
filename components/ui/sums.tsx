import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

/** Amounts in a column, with their last digits aligned, on a right-to-left page as well. */
export function Sums({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <dl className={classNames("grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 tabular-nums", className)}>{children}</dl>
  );
}

type SumProps = { label: string; amount: ReactNode; hint?: string | undefined; className?: string };

export function Sum({ label, amount, hint, className }: SumProps) {
  return (
    <div className={classNames("col-span-2 grid grid-cols-subgrid items-baseline", className)}>
      <dt className="min-w-0">
        <bdi>{label}</bdi>
        {hint && <bdi className="block text-[0.8125rem] font-normal text-ink-muted">{hint}</bdi>}
      </dt>
      <dd className="text-right">
        <bdi>{amount}</bdi>
      </dd>
    </div>
  );
}
