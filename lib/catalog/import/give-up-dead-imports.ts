import type { Db } from "@/lib/db";
import { giveUpImport } from "./give-up-import";
import { listDeadImports } from "./queries/list-dead-imports";

/** Gives up imports without a job that can still run: no other file of the business could be imported meanwhile. */
export async function giveUpDeadImports(db: Db): Promise<void> {
  for (const { id } of await listDeadImports(db)) await giveUpImport(db, id);
}
