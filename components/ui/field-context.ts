"use client";

import { createContext, useContext } from "react";

type FieldContextValue = {
  controlId: string;
  descriptionIds: string | undefined;
  isInvalid: boolean;
  isRequired: boolean;
};

export const FieldContext = createContext<FieldContextValue | null>(null);

type ControlProps = {
  id?: string | undefined;
  "aria-describedby"?: string | undefined;
  "aria-invalid"?: boolean | "true" | "false" | "grammar" | "spelling" | undefined;
  "aria-required"?: boolean | "true" | "false" | undefined;
};

/** The attributes of a control inside a Field; the caller's own attributes win. */
export function useFieldControl(props: ControlProps): ControlProps {
  const field = useContext(FieldContext);
  if (!field) return {};
  const describedBy = [props["aria-describedby"], field.descriptionIds].filter(Boolean).join(" ");
  return {
    id: props.id ?? field.controlId,
    "aria-describedby": describedBy || undefined,
    "aria-invalid": props["aria-invalid"] ?? (field.isInvalid || undefined),
    "aria-required": props["aria-required"] ?? (field.isRequired || undefined),
  };
}
