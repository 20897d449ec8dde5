import { type ChildProcess, spawn } from "node:child_process";
import { ROOT } from "../project-files";

/** A command in a process group of its own, which can be killed at any moment and started again. */
export type ServerProcess = {
  name: string;
  start(): void;
  /** SIGKILL to the whole group: nothing is cleaned up. Resolves when it has ended. */
  kill(): Promise<void>;
  isRunning(): boolean;
  /** The last lines it printed, for a report. */
  lastLines(): string[];
};

const LINES_KEPT = 30;

export function createServerProcess(name: string, args: string[], env: NodeJS.ProcessEnv): ServerProcess {
  let child: ChildProcess | undefined;
  let ended: Promise<void> = Promise.resolve();
  const lines: string[] = [];
  const keep = (chunk: Buffer) => {
    lines.push(...chunk.toString("utf8").split("\n").filter(Boolean));
    lines.splice(0, lines.length - LINES_KEPT);
  };
  const killGroup = (): void => {
    try {
      if (child?.pid !== undefined) process.kill(-child.pid, "SIGKILL");
    } catch {
      // The group has ended already.
    }
  };
  // A command that is ended itself leaves no server behind.
  process.on("exit", killGroup);
  return {
    name,
    start: () => {
      const started = spawn(process.execPath, args, {
        cwd: ROOT,
        env,
        detached: true,
        stdio: ["ignore", "pipe", "pipe"],
      });
      child = started;
      started.stdout.on("data", keep);
      started.stderr.on("data", keep);
      ended = new Promise((resolve) => {
        started.once("close", () => {
          if (child === started) child = undefined;
          resolve();
        });
      });
    },
    kill: async () => {
      killGroup();
      await ended;
    },
    isRunning: () => child !== undefined,
    lastLines: () => [...lines],
  };
}
