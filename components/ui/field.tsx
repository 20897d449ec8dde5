"use client";

import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useId, useMemo } from "react";
import { classNames } from "@/components/ui/class-names";
import { FieldContext } from "@/components/ui/field-context";
import { Label } from "@/components/ui/label";

type FieldProps = {
  label: ReactNode;
  hint?: ReactNode;
  /** A translated sentence; useFieldErrors makes it from the server's keys. */
  error?: string | undefined;
  isRequired?: boolean;
  isOptional?: boolean;
  className?: string;
  children: ReactNode;
};

/** Label, control, hint and error, connected for screen readers. Contains exactly one control. */
export function Field({ label, hint, error, isRequired = false, isOptional = false, className, children }: FieldProps) {
  const t = useTranslations("common");
  const id = useId();
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const descriptionIds = [hint ? hintId : "", error ? errorId : ""].filter(Boolean).join(" ") || undefined;
  const context = useMemo(
    () => ({ controlId: id, descriptionIds, isInvalid: Boolean(error), isRequired }),
    [id, descriptionIds, error, isRequired],
  );

  return (
    <FieldContext value={context}>
      <div className={classNames("flex min-w-0 flex-col gap-1.5", className)}>
        <Label htmlFor={id}>
          {label}
          {isOptional && <span className="ms-1.5 font-normal text-ink-muted">({t("optional")})</span>}
        </Label>
        {children}
        {hint && (
          <p id={hintId} className="text-[0.8125rem] text-ink-muted">
            {hint}
          </p>
        )}
        {error && (
          <p id={errorId} role="alert" className="flex items-start gap-1.5 text-[0.8125rem] text-danger-ink">
            <CircleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />
            <span>{error}</span>
          </p>
        )}
      </div>
    </FieldContext>
  );
}
