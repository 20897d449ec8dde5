/** A session that goes on, for a list. */
export type SessionView = {
  id: string;
  /** What the browser calls itself, such as "Firefox" on "Linux". Null when it says nothing known. */
  browser: string | null;
  system: string | null;
  /** Network address of the last request, where a trusted proxy names it. */
  address: string | null;
  createdAt: string;
  lastSeenAt: string;
};
