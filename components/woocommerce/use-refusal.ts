"use client";

import { useTranslations } from "next-intl";
import { useApiError } from "@/components/hooks/use-api-error";
import { type FieldErrors } from "@/lib/errors";
import { RequestError } from "@/lib/http/fetch-json";

export type ApiRefusal = { message: string; values: Record<string, string | number>; fields: FieldErrors };

/** What the server said when it refused; null for anything else that can go wrong. */
export function readApiError(error: unknown): ApiRefusal | null {
  if (!(error instanceof RequestError)) return null;
  const { message, values = {}, fields = {} } = error.body;
  return { message, values, fields };
}

type WooMessage = keyof (typeof import("@/lib/i18n/messages/en/woocommerce.json"))["errors"];

/** The sentence for a refusal, and the run that stands in the way, if one does. */
export function useRefusal(error: unknown): { text: string; runId: number | null } {
  const t = useTranslations("woocommerce.errors");
  const describe = useApiError();
  const refusal = readApiError(error);
  if (refusal === null || !isOurs(t, refusal.message)) return { text: describe(error), runId: null };
  const runId = Number(refusal.values["runId"] ?? 0);
  // The key comes from the server, and its placeholders with it.
  return { text: t(refusal.message, refusal.values as never), runId: runId > 0 ? runId : null };
}

function isOurs(t: ReturnType<typeof useTranslations<"woocommerce.errors">>, message: string): message is WooMessage {
  return /^\w+$/.test(message) && t.has(message as WooMessage);
}
