/**
 * First and longest wait when a store does not answer, and the stalls in a row before a run or a pull fails: about 2 hours
 * in all.
 */
export const FIRST_STALL_MS = 15_000;
export const MAX_STALL_MS = 20 * 60_000;
export const MAX_STALLS = 12;
