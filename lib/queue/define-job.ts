import type { z } from "zod";

/** Order of urgency: orders that were announced, those that are looked for, then stock, prices, content, images. */
export const PRIORITY = { orders: 0, polls: 5, stock: 10, catalogue: 20 } as const;

export type Priority = (typeof PRIORITY)[keyof typeof PRIORITY];

/** A kind of job: what whoever enqueues one has to know. What it does is bound to it by `handleJob`. */
export type Job<Payload, Target extends Payload = Payload> = {
  name: string;
  /** What is stored with the job; of a target with more fields only these. */
  schema: z.ZodType<Payload>;
  priority: Priority;
  /** How often it is tried before it is given up; 10 unless said otherwise. */
  maxAttempts?: number;
  /** Somebody waits for it: it has a worker of its own beside the runs over whole catalogues. */
  isUrgent?: boolean;
  /** Jobs of one queue never overlap. */
  queueOf?: (target: Target) => string;
  /** A waiting job with the same key is replaced; one that has started stays, and this one follows it. */
  keyOf?: (target: Target) => string;
};

/** Defines a kind of job. `Target` is the payload, or more: what its queue and key are made of. */
export function defineJob<Payload, Target extends Payload = Payload>(job: Job<Payload, Target>): Job<Payload, Target> {
  return job;
}

type Handler<Deps, Payload> = {
  handle: (deps: Deps, payload: Payload) => Promise<void>;
  /** Called when the last attempt failed: nothing may be left waiting for a job that will not come. */
  giveUp?: (deps: Deps, payload: Payload, error: unknown) => Promise<void>;
};

/** A kind of job with what it does, ready for the task list. Both throw a ZodError for a payload that is none. */
export type HandledJob<Deps> = {
  name: string;
  isUrgent: boolean;
  handle: (deps: Deps, payload: unknown) => Promise<void>;
  giveUp: (deps: Deps, payload: unknown, error: unknown) => Promise<void>;
};

/** Binds what a job does. Apart from its definition, so that a handler may enqueue its own kind again. */
export function handleJob<Deps, Payload, Target extends Payload>(
  { name, schema, isUrgent = false }: Job<Payload, Target>,
  { handle, giveUp }: Handler<Deps, Payload>,
): HandledJob<Deps> {
  return {
    name,
    isUrgent,
    handle: (deps, payload) => handle(deps, schema.parse(payload)),
    giveUp: async (deps, payload, error) => giveUp?.(deps, schema.parse(payload), error),
  };
}
