/** What a state means to the person, not what colour it has. */
export type Tone = "neutral" | "accent" | "success" | "warning" | "danger";
