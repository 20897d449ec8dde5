const WRITE_EVERY_MS = 1_000;

/** Per endpoint: when its refusals were last written, and how many were counted since. */
const counts = new Map<string, { writtenAt: number; unwritten: number }>();

/**
 * Counts a refused delivery. Anyone can post without a signature, and each write locks the row that good
 * deliveries update, so at most one write per second carries the refusals since the last.
 *
 * @returns how many refusals to add to the endpoint's count now; 0 while the next write is not due
 */
export function countRefusal(endpoint: string, now: Date): number {
  const { writtenAt, unwritten } = counts.get(endpoint) ?? { writtenAt: -Infinity, unwritten: 0 };
  const isDue = Math.abs(now.getTime() - writtenAt) >= WRITE_EVERY_MS;
  counts.set(endpoint, isDue ? { writtenAt: now.getTime(), unwritten: 0 } : { writtenAt, unwritten: unwritten + 1 });
  return isDue ? unwritten + 1 : 0;
}

/** Clears the unwritten refusals of an endpoint after a good delivery. */
export function clearRefusals(endpoint: string): void {
  const known = counts.get(endpoint);
  if (known) counts.set(endpoint, { ...known, unwritten: 0 });
}
