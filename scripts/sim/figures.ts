/** What happened in the histories of one command. */
export type Figures = {
  histories: number;
  events: number;
  orders: number;
  jobs: number;
  requests: number;
  cycles: number;
  /** Kind of disturbance → how often it happened. */
  faults: Record<string, number>;
};

export function createFigures(): Figures {
  return { histories: 0, events: 0, orders: 0, jobs: 0, requests: 0, cycles: 0, faults: {} };
}

export function countFault(figures: Figures, kind: string): void {
  figures.faults[kind] = (figures.faults[kind] ?? 0) + 1;
}

/** The figures as lines of text. */
export function toReport(figures: Figures, seconds: number, failures: number): string {
  const faults = Object.entries(figures.faults).sort(([a], [b]) => (a < b ? -1 : 1));
  const injected = faults.reduce((sum, [, count]) => sum + count, 0);
  return [
    `${figures.histories} histories in ${Math.round(seconds)} s, ${(figures.histories / seconds).toFixed(1)} a second; ${failures} failed`,
    `${figures.events} events, ${figures.orders} orders, ${figures.jobs} jobs, ${figures.requests} requests to the store, ${figures.cycles} cycles of the schedule`,
    `${injected} disturbances: ${faults.map(([kind, count]) => `${count} ${kind}`).join(", ")}`,
  ].join("\n");
}
