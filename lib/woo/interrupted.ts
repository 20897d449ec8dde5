/**
 * The caller's signal ended the work: the process has to end, or somebody stopped the run. It says
 * nothing about the store, and a write that was under way may have been carried out.
 * Not a WooError, so that no handler of refusals takes it for the store's word.
 */
export class Interrupted extends Error {
  override readonly name = "Interrupted";

  constructor() {
    super("interrupted before an answer came");
  }
}

/** True for an `Interrupted`; use it in place of `instanceof` where bundles may hold two copies. */
export function isInterruption(error: unknown): error is Interrupted {
  return error instanceof Error && error.name === "Interrupted";
}
