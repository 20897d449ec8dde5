import { AppError, type ErrorKey } from "@/lib/errors";
import { isUniqueViolation } from "@/lib/db/errors";

/** The error for a taken name, beside the form's field `name`. */
export function nameTaken(message: ErrorKey, cause?: unknown): AppError {
  return new AppError("invalid_input", "invalidInput", { fields: { name: message }, cause });
}

/**
 * Runs a write whose unique index is about a name.
 *
 * @throws AppError `invalid_input` (`invalidInput` with `message` beside the name) when the index refuses the name
 */
export async function withFreeName<T>(message: ErrorKey, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (isUniqueViolation(error)) throw nameTaken(message, error);
    throw error;
  }
}
