/** A part of the demo's past. A start may end in the middle of it, so it does only what is not there yet. */
export type Step<Context> = { name: string; run(context: Context): Promise<void> };

/** Runs the steps in order, and says which one begins. */
export async function runSteps<Context>(
  steps: readonly Step<Context>[],
  context: Context,
  onStep: (name: string) => void,
): Promise<void> {
  for (const { name, run } of steps) {
    onStep(name);
    await run(context);
  }
}
