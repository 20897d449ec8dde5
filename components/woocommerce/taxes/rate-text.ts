/** What Intl puts round an Arabic percentage to hold its direction. */
const MARKS = /[\u200e\u200f\u061c]/g;

/** A rate by its name and percentage, in one piece; many names say the percentage already. */
export function rateText(name: string, percent: string): string {
  return name.includes(percent.replace(MARKS, "")) ? name : `${name}\u00a0(${percent})`;
}
