/** Parts of the back office that a business can switch on and off. */
export const MODULES = ["woocommerce"] as const;

export type Module = (typeof MODULES)[number];

export function isModule(value: string): value is Module {
  return MODULES.some((module) => module === value);
}
