import type { Tx } from "@/lib/db";

/** Locks a business until the transaction ends and returns its modules, so that two switches do not undo each other. */
export async function lockModules(tx: Tx, businessId: number): Promise<string[] | null> {
  const [business] = await tx.$queryRaw<{ modules: string[] }[]>`
    select modules from businesses where id = ${businessId} for no key update`;
  return business?.modules ?? null;
}
