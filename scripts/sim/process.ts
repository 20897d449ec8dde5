import { AsyncLocalStorage } from "node:async_hooks";

/** What happens to a statement: the process or its connection ends, before or after the database has carried it out. */
export type StatementFate = { end: "process" | "connection"; when: "before" | "after" };

/** A process that runs jobs. Once dead it neither sends nor receives, and its transactions are rolled back. */
export type SimProcess = {
  isDead: boolean;
  kill(): void;
  /** Resolves when it is killed. */
  died: Promise<void>;
  /** What a dead process waits for. It throws once the process is removed. */
  hang(): Promise<never>;
  /** Ends every wait of a dead process: Prisma closes no client while a statement of a transaction is unanswered. */
  remove(): void;
  /** Fires when it is asked to end. */
  ending: AbortController;
  /** Asked before each of its statements; null when nothing happens to it. */
  meetFate(): StatementFate | null;
};

export function createProcess(meetFate: () => StatementFate | null = () => null): SimProcess {
  let onDeath = (): void => undefined;
  const died = new Promise<void>((resolve) => {
    onDeath = resolve;
  });
  let onRemoval = (): void => undefined;
  const removed = new Promise<never>((_, reject) => {
    onRemoval = () => reject(new Error("the process is dead"));
  });
  removed.catch(() => undefined);
  const process: SimProcess = {
    isDead: false,
    died,
    hang: () => removed,
    remove: () => onRemoval(),
    ending: new AbortController(),
    kill: () => {
      process.isDead = true;
      onDeath();
    },
    meetFate,
  };
  return process;
}

const current = new AsyncLocalStorage<SimProcess | null>();

/** The statements of `work` are the process's. */
export function withinProcess<T>(process: SimProcess, work: () => Promise<T>): Promise<T> {
  return current.run(process, work);
}

/** The statements of `work` are nobody's, whoever waits for it. */
export function outsideProcesses<T>(work: () => Promise<T>): Promise<T> {
  return current.run(null, work);
}

export function currentProcess(): SimProcess | null {
  return current.getStore() ?? null;
}
