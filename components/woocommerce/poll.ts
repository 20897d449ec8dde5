/** Between two looks at a run under way: quick enough to feel live, slow enough to cost nothing. */
export const POLL_MS = 1000;
