/** Under a shell, Ctrl-C reaches this process twice within milliseconds: from the terminal, and forwarded by npm. */
const SAME_KEY_PRESS_MS = 1_000;

type Cleanup = () => Promise<void> | void;

export type Lifetime = {
  /** Runs at the end, in reverse order of addition. */
  onEnd(cleanup: Cleanup): void;
  /** Aborted when the end begins. */
  signal: AbortSignal;
  /** Ends everything and exits with this code. */
  end(exitCode: number): Promise<never>;
};

/**
 * Ends a command that runs servers, in order: on Ctrl-C, on SIGTERM, and when its terminal is closed. A second signal
 * at least a second later does not wait, and the guards end what is left.
 */
export function createLifetime(): Lifetime {
  const cleanups: Cleanup[] = [];
  const controller = new AbortController();

  let ending: Promise<never> | undefined;
  let endBeganAt = 0;
  const end = (exitCode: number): Promise<never> => (ending ??= cleanUp(exitCode));

  async function cleanUp(exitCode: number): Promise<never> {
    endBeganAt = performance.now();
    controller.abort();
    for (const cleanup of cleanups.reverse()) {
      try {
        await cleanup();
      } catch (error) {
        console.error(error);
        exitCode ||= 1;
      }
    }
    process.exit(exitCode);
  }

  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(name, () => {
      if (!controller.signal.aborted) void end(0);
      else if (performance.now() - endBeganAt > SAME_KEY_PRESS_MS) process.exit(1);
    });
  }
  // A closed terminal accepts no output, which must not stop the clean-up.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);

  return { onEnd: (cleanup) => cleanups.push(cleanup), signal: controller.signal, end };
}

/** Runs a command's body within a lifetime. A failure ends what was started and is one plain message. */
export async function runUntilEnded(body: (lifetime: Lifetime) => Promise<void>): Promise<void> {
  const lifetime = createLifetime();
  try {
    await body(lifetime);
  } catch (error) {
    if (!lifetime.signal.aborted) {
      console.error(error instanceof Error && !process.env.DEBUG ? error.message : error);
      await lifetime.end(1);
    }
  }
}
