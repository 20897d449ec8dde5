/** A rate by its name and percentage; many names say the percentage already. */
export function rateText(name: string, percent: string): string {
  return name.includes(percent) ? name : `${name} (${percent})`;
}
