import type { Tx } from "@/lib/db";
import type { StorePull } from "@/lib/generated/prisma/client";
import { pullResultsSchema } from "../pull-schema";

/** Adds what a slice has done of one kind, in the transaction that moves the cursor: a repeated slice counts once. */
export async function addResults(
  tx: Tx,
  pull: Pick<StorePull, "id" | "results">,
  kind: "customers" | "orders",
  slice: Readonly<Record<string, number>>,
): Promise<void> {
  const results = pullResultsSchema.parse(pull.results);
  const before: Readonly<Record<string, number>> = results[kind];
  const sums = Object.entries(before).map(([name, count]) => [name, count + (slice[name] ?? 0)] as const);
  const after = pullResultsSchema.parse({ ...results, [kind]: Object.fromEntries(sums) });
  await tx.storePull.update({ where: { id: pull.id }, data: { results: after } });
}
