import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";

export type GuardedChild = {
  /** Resolves with the exit code when the command has ended, for whatever reason. */
  ended: Promise<number>;
  hasEnded(): boolean;
  /** Signals the command and waits until its whole process group has ended. */
  stop(): Promise<void>;
  stdout: NodeJS.ReadableStream;
  stderr: NodeJS.ReadableStream;
};

type GuardOptions = {
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  stopSignal?: "SIGTERM" | "SIGINT";
  user?: { uid: number; gid: number };
};

/** Starts a command that cannot outlive this process; see scripts/guard.mjs. */
export function startGuarded(command: string, args: string[], options: GuardOptions = {}): GuardedChild {
  const guard = path.join(import.meta.dirname, "guard.mjs");
  const child: ChildProcess = spawn(
    process.execPath,
    [guard, options.stopSignal ?? "SIGTERM", JSON.stringify(options.user ?? {}), command, ...args],
    // Detached: Ctrl-C reaches only the parent, which then stops its children in order.
    { cwd: options.cwd, env: options.env ?? process.env, stdio: ["pipe", "pipe", "pipe"], detached: true },
  );
  const { stdin, stdout, stderr } = child;
  if (stdin === null || stdout === null || stderr === null) throw new Error("The child has no pipes");
  stdin.on("error", () => undefined);
  let hasEnded = false;
  const ended = new Promise<number>((resolve) => {
    child.on("close", (code) => {
      hasEnded = true;
      resolve(code ?? 1);
    });
  });
  return {
    ended,
    hasEnded: () => hasEnded,
    stop: async () => {
      stdin.end();
      await ended;
    },
    stdout,
    stderr,
  };
}
