"use client";

import { Input } from "@/components/ui/input";

type DateFilterProps = { label: string; value: string; min?: string | undefined; max?: string | undefined; onChange: (day: string) => void };

/** A day with its word in sight: two empty date boxes side by side say nothing. */
export function DateFilter({ label, value, min, max, onChange }: DateFilterProps) {
  return (
    <label className="flex min-w-0 items-center gap-2">
      <span className="shrink-0 text-[0.8125rem] text-ink-muted">{label}</span>
      <Input type="date" min={min} max={max} value={value} onChange={(event) => onChange(event.target.value)} className="min-w-32 px-2" />
    </label>
  );
}
