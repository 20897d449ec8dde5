/** The text of a search field, and which part the owner of its value knows. */
type SearchText = {
  text: string;
  /** The latest value from the owner. */
  seen: string;
  /** Reported texts that have not returned as the value yet. */
  pending: readonly string[];
};

export const startSearch = (value: string): SearchText => ({ text: value, seen: value, pending: [] });

/** Typing has paused: this text is reported to the owner. */
export function report(state: SearchText, value: string): SearchText {
  return value === state.seen && state.pending.length === 0 ? state : { ...state, pending: [...state.pending, value] };
}

/** Takes a value from the owner: the echo of a report leaves the typed text unchanged, any other value replaces it. */
export function receive(state: SearchText, value: string): SearchText {
  if (value === state.seen) return state;
  const echo = state.pending.indexOf(value);
  if (echo < 0) return startSearch(value);
  return { ...state, seen: value, pending: state.pending.slice(echo + 1) };
}
