"use client";

import { Select } from "@/components/ui/select";

type FilterSelectProps = {
  label: string;
  /** The choice that filters nothing. */
  anyLabel: string;
  options: readonly { id: string | number; name: string }[];
  value: string;
  onChange: (value: string) => void;
  className?: string;
};

/** A filter of a list: one of several values, or any. */
export function FilterSelect({ label, anyLabel, options, onChange, ...select }: FilterSelectProps) {
  return (
    <Select aria-label={label} onChange={(event) => onChange(event.target.value)} {...select}>
      <option value="">{anyLabel}</option>
      {options.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </Select>
  );
}
