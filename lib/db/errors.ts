import { Prisma } from "@/lib/generated/prisma/client";

/** serialization_failure and deadlock_detected. */
const CONFLICTS: readonly unknown[] = ["40001", "40P01"];

/** Whether the database refused a row because another one has the same key. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
}

/** Whether two transactions met such that the database ended this one; the same again may succeed. */
export function isWriteConflict(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  return (
    error.code === "P2034" || (error.code === "P2010" && CONFLICTS.includes(rawCode(error.meta?.driverAdapterError)))
  );
}

/** A query written by hand fails with a code of its own, and the database's below it. */
function rawCode(error: unknown): unknown {
  if (!(error instanceof Error)) return undefined;
  const { cause } = error;
  return typeof cause === "object" && cause !== null && "originalCode" in cause ? cause.originalCode : undefined;
}
