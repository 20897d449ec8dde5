/** The time limits of a job. */
export type JobTime = {
  /** Whether the deadline has passed: nothing more is begun, and the rest goes to another job. */
  isOver: () => boolean;
  /** Interrupts requests under way, because the process has to end. */
  signal: AbortSignal;
};
