/** Parts of the back office that a business can switch on and off. */
export const MODULES = ["woocommerce"] as const;

export type Module = (typeof MODULES)[number];

export function isModule(value: string): value is Module {
  return MODULES.some((module) => module === value);
}

/** Whether the business has the module switched on; switched off, nothing of it is shown or happens by itself. */
export function hasModule(business: { modules: readonly string[] }, module: Module): boolean {
  return business.modules.includes(module);
}
