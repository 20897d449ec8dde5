"use client";

import { useCallback } from "react";
import type { FieldPath, FieldValues, UseFormReturn } from "react-hook-form";
import { toast } from "sonner";
import { useApiError } from "@/components/hooks/use-api-error";
import { RequestError } from "@/lib/http/fetch-json";

/**
 * Returns a function that shows the server's refusal beside the fields it names, otherwise as a message. The typed
 * values stay.
 */
export function useShowRefusal<V extends FieldValues, T>(form: UseFormReturn<V, unknown, T>): (error: unknown) => void {
  const errorText = useApiError();
  return useCallback(
    (error) => {
      const fields = Object.entries(error instanceof RequestError ? (error.body.fields ?? {}) : {});
      if (fields.length === 0) toast.error(errorText(error));
      for (const [index, [name, message]] of fields.entries()) {
        form.setError(name as FieldPath<V>, { type: "server", message }, { shouldFocus: index === 0 });
      }
    },
    [form, errorText],
  );
}
