/** The direction marks that Intl puts round an Arabic percentage. */
const MARKS = /[\u200e\u200f\u061c]/g;

/** A rate's name and percentage, without a line break; many names contain the percentage already. */
export function rateText(name: string, percent: string): string {
  return name.includes(percent.replace(MARKS, "")) ? name : `${name}\u00a0(${percent})`;
}
