import type { getTranslations } from "next-intl/server";
import { EntryEntity, EntryOperation, EntryOutcome } from "@/lib/generated/prisma/enums";
import type { EntryWords } from "@/lib/sync/export-entries";

type Translate<N extends "history" | "wooErrors"> = Awaited<ReturnType<typeof getTranslations<N>>>;

/** The words of the CSV file from the messages of the history page. */
export function toEntryWords(history: Translate<"history">, wooErrors: Translate<"wooErrors">): EntryWords {
  const of = <T extends string>(group: string, values: Record<string, T>) => {
    const known = new Set<string>(Object.values(values));
    return (value: string) => (known.has(value) ? history(`${group}.${value}`) : value);
  };
  const problem = (part: "title" | "remedy") => (code: string) => {
    const key = wooErrors.has(`${code}.title`) ? code : "refused";
    return wooErrors(`${key}.${part}`);
  };
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
    entity: of("entity", EntryEntity),
    operation: of("operation", EntryOperation),
    outcome: of("outcome", EntryOutcome),
    problem: problem("title"),
    remedy: problem("remedy"),
  };
}
