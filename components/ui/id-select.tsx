import type { ReactNode } from "react";
import type { ControllerRenderProps, FieldPath, FieldValues } from "react-hook-form";
import { Select } from "@/components/ui/select";

type IdSelectProps<V extends FieldValues, N extends FieldPath<V>> = {
  /** From a Controller; its value is an id, or null for none. */
  field: ControllerRenderProps<V, N>;
  /** Label of the choice "none". */
  none: string;
  children: ReactNode;
};

/** A select of ids, with null for none, because the browser's own select only has texts. */
export function IdSelect<V extends FieldValues, N extends FieldPath<V>>({
  field: { value, onChange, ref, onBlur },
  none,
  children,
}: IdSelectProps<V, N>) {
  return (
    <Select
      ref={ref}
      onBlur={onBlur}
      value={value ?? ""}
      onChange={(event) => onChange(event.target.value === "" ? null : Number(event.target.value))}
    >
      <option value="">{none}</option>
      {children}
    </Select>
  );
}
