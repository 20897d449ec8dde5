/** What stands in a search field, and what of it the owner of its value knows. */
type SearchText = {
  text: string;
  /** The value that came last. */
  seen: string;
  /** What was reported and has not come back as the value yet. */
  pending: readonly string[];
};

export const startSearch = (value: string): SearchText => ({ text: value, seen: value, pending: [] });

/** Typing paused at this value, which is told to the owner. */
export function report(state: SearchText, value: string): SearchText {
  return value === state.seen && state.pending.length === 0 ? state : { ...state, pending: [...state.pending, value] };
}

/** A value came: the echo of a report leaves alone what was typed since, anything else is followed. */
export function receive(state: SearchText, value: string): SearchText {
  if (value === state.seen) return state;
  const echo = state.pending.indexOf(value);
  if (echo < 0) return startSearch(value);
  return { ...state, seen: value, pending: state.pending.slice(echo + 1) };
}
