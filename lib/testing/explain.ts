import type { Db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";

/** PostgreSQL's plan for a query, without sequential scans, which it would prefer for the few rows of a test. */
export function explain(db: Db, query: Prisma.Sql): Promise<string> {
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`set local enable_seqscan = off`;
    const plan = await tx.$queryRaw<Record<string, string>[]>(Prisma.sql`explain ${query}`);
    return plan.map((row) => Object.values(row).join("")).join("\n");
  });
}
