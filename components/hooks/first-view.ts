/**
 * `initialDataUpdatedAt` of lists: the server's first view is shown at once and fetched again. It may be old, after
 * the browser's back button or after the filters were cleared.
 */
export const FIRST_VIEW_AT = 0;
