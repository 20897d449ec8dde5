"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import type { ErrorKey } from "@/lib/errors";

/**
 * A function that turns a field's error (a key of `errors`, from our schemas or from the server)
 * into a sentence. Zod's own English wording counts as "not valid".
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
