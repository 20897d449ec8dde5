/** The meaning of a state for the user, not its colour. */
export type Tone = "neutral" | "accent" | "success" | "warning" | "danger";
