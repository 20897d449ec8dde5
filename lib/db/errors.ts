import { Prisma } from "@/lib/generated/prisma/client";

/** SQLSTATE codes of serialization_failure and deadlock_detected. */
const CONFLICTS: readonly unknown[] = ["40001", "40P01"];

/** Whether a unique index refused a row. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
}

/** Whether the database ended a transaction because of a concurrent one, so that a retry may succeed. */
export function isWriteConflict(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  return (
    error.code === "P2034" || (error.code === "P2010" && CONFLICTS.includes(rawCode(error.meta?.driverAdapterError)))
  );
}

/** The SQLSTATE of a failed raw query, which Prisma nests below its own code P2010. */
function rawCode(error: unknown): unknown {
  if (!(error instanceof Error)) return undefined;
  const { cause } = error;
  return typeof cause === "object" && cause !== null && "originalCode" in cause ? cause.originalCode : undefined;
}
