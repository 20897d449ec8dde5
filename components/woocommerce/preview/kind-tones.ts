import type { Tone } from "@/components/ui/tone";
import type { PreviewLine } from "@/lib/sync/preview/preview-view";
import type { ThingKind } from "@/lib/sync/preview/things-view";

/** How each kind looks. */
export const KIND_TONES: Record<PreviewLine["kind"] | ThingKind, Tone> = {
  create: "accent",
  link: "accent",
  restore: "warning",
  update: "success",
  rename: "success",
  move: "success",
  convert: "warning",
  disable: "warning",
  decision: "warning",
  failed: "danger",
  keptOut: "neutral",
  unchanged: "neutral",
};
