/**
 * The caller's signal interrupted the work, for a shutdown, a deadline or a cancelled run. A write under way may have
 * been carried out. No WooError, so that no handler of refusals takes it for an answer of the store.
 */
export class Interrupted extends Error {
  override readonly name = "Interrupted";

  constructor() {
    super("interrupted before an answer came");
  }
}

/** Whether an error is `Interrupted`; `instanceof` fails where bundles contain two copies of the class. */
export function isInterruption(error: unknown): error is Interrupted {
  return error instanceof Error && error.name === "Interrupted";
}
