export type VirtualDate = {
  /** Moves the clock forward; milliseconds. */
  forward(ms: number): void;
  /** How far the clock is ahead of the machine's, in milliseconds. */
  aheadMs(): number;
  uninstall(): void;
};

/**
 * Puts a clock in place of the process's `Date`. It runs at the machine's pace and can be moved forward, so that a day
 * passes at once. Timers stay real.
 */
export function installVirtualDate(): VirtualDate {
  const RealDate = globalThis.Date;
  let aheadMs = 0;
  const now = (): number => RealDate.now() + aheadMs;
  // A proxy shares the prototype, so `instanceof` holds between dates of both kinds.
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, values: unknown[]) => Reflect.construct(target, values.length === 0 ? [now()] : values) as Date,
    get: (target, key) => (key === "now" ? now : (Reflect.get(target, key) as unknown)),
  });
  return {
    forward: (ms) => {
      aheadMs += ms;
    },
    aheadMs: () => aheadMs,
    uninstall: () => {
      globalThis.Date = RealDate;
    },
  };
}
