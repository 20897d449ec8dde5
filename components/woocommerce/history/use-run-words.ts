import { useTranslations } from "next-intl";
import type { RunView } from "@/lib/sync/runs/sync-view";

/** A run in words: its kind and mode, and who or what started it. */
export function useRunWords() {
  const t = useTranslations("sync");
  return {
    title: (run: Pick<RunView, "kind" | "mode">) =>
      t("run", { kind: t(`kind.${run.kind}`), mode: t(`mode.${run.mode}`) }),
    starter: (run: Pick<RunView, "startedBy" | "trigger">) => run.startedBy ?? t(`trigger.${run.trigger}`),
  };
}
