"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import type { ErrorKey } from "@/lib/errors";

/**
 * Returns a function from a field's error (a key of `errors`, from the schemas or from the server) to a sentence.
 * Zod's own English texts become "not valid".
 */
export function useFieldError(): (message: string | undefined) => string | undefined {
  const t = useTranslations("errors");
  return useCallback(
    (message) => {
      if (message === undefined || message === "") return undefined;
      return /^\w+$/.test(message) && t.has(message as ErrorKey) ? t(message as ErrorKey) : t("invalidField");
    },
    [t],
  );
}
