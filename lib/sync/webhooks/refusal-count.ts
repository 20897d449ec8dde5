const WRITE_EVERY_MS = 1_000;

/** By endpoint: when its refusals were last written, and how many have come since. */
const counts = new Map<string, { writtenAt: number; unwritten: number }>();

/**
 * Counts a refused delivery. Anybody can post without a signature, and each write locks the row that
 * good deliveries update: so one a second at most, with what has come since.
 *
 * @returns how many are to be added to the endpoint's count now; 0 for none yet
 */
export function countRefusal(endpoint: string, now: Date): number {
  const { writtenAt, unwritten } = counts.get(endpoint) ?? { writtenAt: -Infinity, unwritten: 0 };
  const isDue = Math.abs(now.getTime() - writtenAt) >= WRITE_EVERY_MS;
  counts.set(endpoint, isDue ? { writtenAt: now.getTime(), unwritten: 0 } : { writtenAt, unwritten: unwritten + 1 });
  return isDue ? unwritten + 1 : 0;
}

/** A good delivery sets the count back. */
export function forgetRefusals(endpoint: string): void {
  const known = counts.get(endpoint);
  if (known) counts.set(endpoint, { ...known, unwritten: 0 });
}
