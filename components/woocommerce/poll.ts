/** Milliseconds between two polls of an active run: quick enough to feel live, slow enough to cost nothing. */
export const POLL_MS = 1000;
