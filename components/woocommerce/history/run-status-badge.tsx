import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import type { Tone } from "@/components/ui/tone";
import type { RunView } from "@/lib/sync/runs/sync-view";

const TONES: Record<RunView["status"], Tone> = {
  queued: "accent",
  running: "accent",
  completed: "success",
  cancelled: "neutral",
  failed: "danger",
};

export function RunStatusBadge({ run }: { run: Pick<RunView, "status" | "failed"> }) {
  const t = useTranslations("sync.status");
  const isPartial = run.status === "completed" && run.failed > 0;
  return (
    <Badge tone={isPartial ? "warning" : TONES[run.status]}>{t(isPartial ? "completedFailed" : run.status)}</Badge>
  );
}
