/** Parts of the back office that a business can switch on and off. */
export const MODULES = ["woocommerce"] as const;

export type Module = (typeof MODULES)[number];

/** Whether the name is a module of this version. */
export function isModule(value: string): value is Module {
  return MODULES.some((module) => module === value);
}

/** Whether the business has the module switched on. A module that is off shows no pages and runs no jobs. */
export function hasModule(business: { modules: readonly string[] }, module: Module): boolean {
  return business.modules.includes(module);
}
