/** A rate's name with its percentage, unless the name contains the number already ("VAT 19%"). */
export function taxLabel(name: string, percent: string | null): string {
  // Only the number is compared: languages write the sign differently, or on the other side.
  const number = percent?.replace(/[^\d.]/g, "") ?? "";
  return percent === null || name.includes(number) ? name : `${name} ${percent}`;
}
