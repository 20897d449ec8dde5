"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import type { ErrorKey } from "@/lib/errors";
import { RequestError } from "@/lib/http/fetch-json";

/** Returns a function from a request's error to a sentence that says what to do. */
export function useApiError(): (error: unknown) => string {
  const t = useTranslations("errors");
  return useCallback(
    (error) => {
      if (!(error instanceof RequestError)) return t("internal");
      const { message, values } = error.body;
      // The server sends the key, so the placeholders come from the server too.
      return t.has(message as ErrorKey) ? t(message as ErrorKey, values as never) : t("internal");
    },
    [t],
  );
}
