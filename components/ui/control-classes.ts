/** The common looks of everything like a text box, so that boxes line up in one row. */
export const CONTROL_CLASSES = [
  "w-full min-w-0 rounded-box border border-line-strong bg-surface px-3 text-ink shadow-lift",
  "placeholder:text-ink-muted placeholder:opacity-80",
  "focus-visible:outline-2 focus-visible:outline-offset-0",
  "disabled:cursor-not-allowed disabled:bg-sunken disabled:text-ink-muted",
  "[&[readonly]]:bg-sunken aria-invalid:border-danger aria-invalid:outline-danger",
  // 16px, or iOS zooms into the page when the box gets the focus.
  "pointer-coarse:text-base",
].join(" ");
