import type { getTranslations } from "next-intl/server";
import type wooErrorMessages from "@/lib/i18n/messages/en/wooErrors.json";
import type { EntryWords } from "@/lib/sync/runs/export-entries";

type Translate<N extends "history" | "wooErrors"> = Awaited<ReturnType<typeof getTranslations<N>>>;
type WooErrorKey = keyof typeof wooErrorMessages;

/** The words of the CSV file, from the messages of the history page. */
export function toEntryWords(history: Translate<"history">, wooErrors: Translate<"wooErrors">): EntryWords {
  const known = (code: string): WooErrorKey =>
    wooErrors.has(`${code as WooErrorKey}.title`) ? (code as WooErrorKey) : "refused";
  return {
    columns: [
      history("columns.time"),
      history("columns.entity"),
      history("columns.operation"),
      history("columns.outcome"),
      history("columns.name"),
      history("columns.sku"),
      history("columns.remoteId"),
      history("columns.problem"),
      history("columns.remedy"),
      history("columns.detail"),
    ],
    entity: (value) => history(`entity.${value}`),
    operation: (value) => history(`operation.${value}`),
    outcome: (value) => history(`outcome.${value}`),
    problem: (code) => wooErrors(`${known(code)}.title`),
    remedy: (code) => wooErrors(`${known(code)}.remedy`),
  };
}
