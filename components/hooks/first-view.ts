/**
 * `initialDataUpdatedAt` of lists: the server's first view is shown at once and asked for again. It may
 * be of some time ago: the browser's back button brings an old one, and so does clearing the filters.
 */
export const FIRST_VIEW_AT = 0;
