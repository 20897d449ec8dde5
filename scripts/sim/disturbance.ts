import fc from "fast-check";

/**
 * What goes wrong while jobs run, and at which of their requests to the store (1 is the first):
 * - `refused`: the store answers with this status and does nothing;
 * - `unreachable`: the request never arrives;
 * - `lost`: the store does what was asked, and the answer is lost;
 * - `late`: the request is given up, and the store carries it out some seconds later;
 * - `crash`: the process is killed, before the request leaves or after the store has carried it out;
 * - `stop`: the process is asked to end, as a deployment does;
 * - `meanwhile`: something else happens first.
 */
export type Disturbance<Action> = { at: number } & (
  | { kind: "refused"; status: 429 | 500 | 503; retryAfterSeconds: number }
  | { kind: "unreachable" }
  | { kind: "lost" }
  | { kind: "late"; afterSeconds: number }
  | { kind: "crash"; when: "before" | "after" }
  | { kind: "stop" }
  | { kind: "meanwhile"; action: Action }
);

export type DisturbanceKind = Disturbance<never>["kind"];

/** A poll with a push makes some five requests, a first sync some fifteen. */
const MAX_AT = 16;

/** One item takes a store less; a longer batch shows its progress (lib/woo/stand-still.ts). */
const MAX_LATE_SECONDS = 8;

/** Disturbances of the given kinds. Smaller positions are simpler, so that a failing history is shrunk to the first. */
export function disturbances<Action>(
  meanwhile: fc.Arbitrary<Action>,
  kinds: ReadonlySet<DisturbanceKind>,
): fc.Arbitrary<Disturbance<Action>> {
  const at = fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 1, max: 5 }) }, fc.integer({ min: 1, max: MAX_AT }));
  const all: Record<DisturbanceKind, fc.Arbitrary<Disturbance<Action>>> = {
    refused: fc.record({
      at,
      kind: fc.constant("refused" as const),
      status: fc.constantFrom(500 as const, 503 as const, 429 as const),
      retryAfterSeconds: fc.constantFrom(0, 90),
    }),
    unreachable: fc.record({ at, kind: fc.constant("unreachable" as const) }),
    lost: fc.record({ at, kind: fc.constant("lost" as const) }),
    late: fc.record({
      at,
      kind: fc.constant("late" as const),
      afterSeconds: fc.integer({ min: 1, max: MAX_LATE_SECONDS }),
    }),
    crash: fc.record({
      at,
      kind: fc.constant("crash" as const),
      when: fc.constantFrom("before" as const, "after" as const),
    }),
    stop: fc.record({ at, kind: fc.constant("stop" as const) }),
    meanwhile: fc.record({ at, kind: fc.constant("meanwhile" as const), action: meanwhile }),
  };
  return fc.oneof(
    ...Object.entries(all).flatMap(([kind, arbitrary]) =>
      kinds.has(kind as DisturbanceKind) ? [{ weight: kind === "meanwhile" ? 3 : 1, arbitrary }] : [],
    ),
  );
}
