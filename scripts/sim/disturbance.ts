import fc from "fast-check";

/** What a store, or what stands before it, answers for a while: WooCommerce's own refusals, a proxy, a firewall. */
export const REFUSALS = ["error", "maintenance", "busy", "noRoute", "badKey", "redirect", "forbidden", "html"] as const;
export type Refusal = (typeof REFUSALS)[number];

/**
 * What becomes of an answer on its way: a PHP notice before it, its end cut off, nothing left, or the page of a gateway
 * that gave up waiting.
 */
export const SPOILINGS = ["notice", "cutOff", "empty", "gatewayTimeout"] as const;
export type Spoiling = (typeof SPOILINGS)[number];

/**
 * What goes wrong while jobs run, and at which of their requests to the store (1 is the first):
 * - `refused`: the store answers that it will not, and does nothing;
 * - `unreachable`: the request never arrives, or only to a server whose certificate is wrong;
 * - `lost`: the store does what was asked, and the answer is lost;
 * - `spoilt`: the store does what was asked, and the answer arrives spoilt;
 * - `late`: the request is given up, and the store carries it out some seconds later;
 * - `crash`: the process is killed, before the request leaves or after the store has carried it out;
 * - `stop`: the process is asked to end, as a deployment does;
 * - `meanwhile`: something else happens first.
 */
export type RequestDisturbance<Action> = { at: number } & (
  | { kind: "refused"; how: Refusal; retryAfterSeconds: number }
  | { kind: "unreachable"; code: "ETIMEDOUT" | "CERT_HAS_EXPIRED" }
  | { kind: "lost" }
  | { kind: "spoilt"; how: Spoiling }
  | { kind: "late"; afterSeconds: number }
  | { kind: "crash"; when: "before" | "after" }
  | { kind: "stop" }
  | { kind: "meanwhile"; action: Action }
);

/**
 * What goes wrong at one of the jobs' statements (1 is the first), before or after the database has carried it out:
 * - `crashAtStatement`: the process is killed;
 * - `cut`: the statement's connection is.
 */
export type StatementDisturbance = { at: number; kind: "crashAtStatement" | "cut"; when: "before" | "after" };

export type Disturbance<Action> = RequestDisturbance<Action> | StatementDisturbance;

export type DisturbanceKind = Disturbance<never>["kind"];

/** A poll with a push makes some five requests, a first sync some fifteen. */
const MAX_AT = 16;
/** A step makes some twenty statements, a first sync some two hundred. */
const MAX_STATEMENT = 150;

/** One item takes a store less; a longer batch shows its progress (lib/woo/stand-still.ts). */
const MAX_LATE_SECONDS = 8;

/** Disturbances of the given kinds. Smaller positions are simpler, so that a failing history is shrunk to the first. */
export function disturbances<Action>(
  meanwhile: fc.Arbitrary<Action>,
  kinds: ReadonlySet<DisturbanceKind>,
): fc.Arbitrary<Disturbance<Action>> {
  const at = fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 1, max: 5 }) }, fc.integer({ min: 1, max: MAX_AT }));
  const atStatement = fc.oneof(fc.integer({ min: 1, max: 25 }), fc.integer({ min: 1, max: MAX_STATEMENT }));
  const when = fc.constantFrom("before" as const, "after" as const);
  const all: Record<DisturbanceKind, fc.Arbitrary<Disturbance<Action>>> = {
    refused: fc.record({
      at,
      kind: fc.constant("refused" as const),
      how: fc.constantFrom(...REFUSALS),
      retryAfterSeconds: fc.constantFrom(0, 90),
    }),
    unreachable: fc.record({
      at,
      kind: fc.constant("unreachable" as const),
      code: fc.constantFrom("ETIMEDOUT" as const, "CERT_HAS_EXPIRED" as const),
    }),
    lost: fc.record({ at, kind: fc.constant("lost" as const) }),
    spoilt: fc.record({ at, kind: fc.constant("spoilt" as const), how: fc.constantFrom(...SPOILINGS) }),
    late: fc.record({
      at,
      kind: fc.constant("late" as const),
      afterSeconds: fc.integer({ min: 1, max: MAX_LATE_SECONDS }),
    }),
    crash: fc.record({ at, kind: fc.constant("crash" as const), when }),
    crashAtStatement: fc.record({ at: atStatement, kind: fc.constant("crashAtStatement" as const), when }),
    cut: fc.record({ at: atStatement, kind: fc.constant("cut" as const), when }),
    stop: fc.record({ at, kind: fc.constant("stop" as const) }),
    meanwhile: fc.record({ at, kind: fc.constant("meanwhile" as const), action: meanwhile }),
  };
  return fc.oneof(
    ...Object.entries(all).flatMap(([kind, arbitrary]) =>
      kinds.has(kind as DisturbanceKind) ? [{ weight: kind === "meanwhile" ? 3 : 1, arbitrary }] : [],
    ),
  );
}

export function isAtStatement<Action>(disturbance: Disturbance<Action>): disturbance is StatementDisturbance {
  return disturbance.kind === "crashAtStatement" || disturbance.kind === "cut";
}
