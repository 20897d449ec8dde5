import { AppError, type ErrorKey } from "@/lib/errors";
import { isUniqueViolation } from "@/lib/sales/unique-violation";

/** invalid_input beside the name. */
export function nameTaken(message: ErrorKey, cause?: unknown): AppError {
  return new AppError("invalid_input", "invalidInput", { fields: { name: message }, cause });
}

/** Runs a write; where the unique index refuses the name, the person reads which field it is about. */
export async function withFreeName<T>(message: ErrorKey, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (isUniqueViolation(error)) throw nameTaken(message, error);
    throw error;
  }
}
