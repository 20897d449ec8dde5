import type { z } from "zod";

/** Order of urgency: orders of a delivery, orders of a poll, then stock, prices, content, images. */
export const PRIORITY = { orders: 0, polls: 5, stock: 10, catalogue: 20 } as const;

export type Priority = (typeof PRIORITY)[keyof typeof PRIORITY];

/** A kind of job, as its callers need it. `handleJob` binds the function that runs it. */
export type Job<Payload, Target extends Payload = Payload> = {
  name: string;
  /** The stored payload; other fields of the target are dropped. */
  schema: z.ZodType<Payload>;
  priority: Priority;
  /** Attempts before the job is given up; 10 by default. */
  maxAttempts?: number;
  /** Whether an own worker runs the job, beside the runs over whole catalogues. */
  isUrgent?: boolean;
  /** Jobs of one queue never overlap. */
  queueOf?: (target: Target) => string;
  /** A waiting job with the same key is replaced; a started one stays, and this job follows it. */
  keyOf?: (target: Target) => string;
  /** Whether a replaced job keeps its time, so that a stream of replacements cannot put it off without end. */
  keepsTime?: boolean;
};

/** Defines a kind of job. `Target` is the payload plus whatever its queue and key are made of. */
export function defineJob<Payload, Target extends Payload = Payload>(job: Job<Payload, Target>): Job<Payload, Target> {
  return job;
}

type Handler<Deps, Payload> = {
  handle: (deps: Deps, payload: Payload) => Promise<void>;
  /** Called when the last attempt failed, so that nothing waits for a job that will not come. */
  giveUp?: (deps: Deps, payload: Payload, error: unknown) => Promise<void>;
};

/** A kind of job with its function, for the task list. Both members throw a ZodError for an invalid payload. */
export type HandledJob<Deps> = {
  name: string;
  isUrgent: boolean;
  handle: (deps: Deps, payload: unknown) => Promise<void>;
  giveUp: (deps: Deps, payload: unknown, error: unknown) => Promise<void>;
};

/** Binds a job to its function. It stands apart from the definition, so that a handler may enqueue its own kind again. */
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
