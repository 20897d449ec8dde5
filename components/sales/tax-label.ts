/** A rate's name with its percentage, unless the name says it already ("VAT 19%"). */
export function taxLabel(name: string, percent: string | null): string {
  return percent === null || name.includes(percent) ? name : `${name} ${percent}`;
}
