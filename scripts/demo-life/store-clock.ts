export type StoreClock = {
  now(): Date;
  /** Does something in the store as if it were then. Nothing else happens in the meantime, since it waits for nothing. */
  at<T>(time: Date, work: () => T): T;
};

/** The clock of the demo's store, by which orders of the past get their dates. */
export function createStoreClock(): StoreClock {
  let fixed: Date | null = null;
  return {
    now: () => fixed ?? new Date(),
    at(time, work) {
      fixed = time;
      try {
        return work();
      } finally {
        fixed = null;
      }
    },
  };
}
