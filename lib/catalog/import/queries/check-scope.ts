import { Prisma } from "@/lib/generated/prisma/client";

export type CheckScope = { importId: number; businessId: number };

/** A statement that notes matches or faults on the lines of one import. */
export type Check = (scope: CheckScope) => Prisma.Sql;

/** `issues` with one more; `value` is an SQL expression of text. */
export function withIssue(column: string, code: string, value: Prisma.Sql = Prisma.sql`''`): Prisma.Sql {
  return Prisma.sql`r.issues || jsonb_build_array(jsonb_build_object('column', ${column}::text, 'code', ${code}::text, 'value', ${value}))`;
}
