import type { Scope } from "./action";
import type { DisturbanceKind } from "./disturbance";

const ALL_DISTURBANCES: readonly DisturbanceKind[] = [
  "refused",
  "unreachable",
  "lost",
  "spoilt",
  "late",
  "crash",
  "crashAtStatement",
  "cut",
  "stop",
  "meanwhile",
];

/** Everything that may happen. */
export const EVERYTHING: Scope = { events: () => true, disturbances: new Set(ALL_DISTURBANCES) };

/** The scope of a command's `--without`, a list with commas. */
export function readScope(list: string): Scope {
  const names = list.split(",").filter(Boolean);
  return {
    events: (name) => !names.includes(name),
    disturbances: new Set(ALL_DISTURBANCES.filter((kind) => !names.includes(kind))),
  };
}
