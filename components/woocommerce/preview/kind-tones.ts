import type { Tone } from "@/components/ui/tone";
import type { PreviewLine } from "@/lib/sync/preview/preview-view";

/** How each kind looks. */
export const KIND_TONES: Record<PreviewLine["kind"], Tone> = {
  create: "accent",
  link: "accent",
  restore: "warning",
  update: "success",
  convert: "warning",
  disable: "warning",
  decision: "warning",
  failed: "danger",
  keptOut: "neutral",
  unchanged: "neutral",
};
