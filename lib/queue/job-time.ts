/** How long a job may go on. */
export type JobTime = {
  /** Nothing more is begun: what is left goes to another job. */
  isUp: () => boolean;
  /** What is under way is given up, since the process has to end. */
  signal: AbortSignal;
};
