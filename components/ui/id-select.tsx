import type { ReactNode } from "react";
import type { ControllerRenderProps, FieldPath, FieldValues } from "react-hook-form";
import { Select } from "@/components/ui/select";

type IdSelectProps<V extends FieldValues, N extends FieldPath<V>> = {
  /** Of a Controller; its value is an id, or null for none of them. */
  field: ControllerRenderProps<V, N>;
  /** What none of them is called. */
  none: string;
  children: ReactNode;
};

/** A select of ids, of which one may be none: the browser's own knows texts only. */
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
