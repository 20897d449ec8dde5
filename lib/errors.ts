import type errors from "@/lib/i18n/messages/en/errors.json";

/** Codes and the HTTP status each one is answered with. */
export const ERROR_STATUS = {
  invalid_input: 422,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_many_attempts: 429,
  too_large: 413,
  store_unreachable: 502,
  internal: 500,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;

/** A key of the error messages: a sentence in every language that says what to do. */
export type ErrorKey = keyof typeof errors;

/** Form field → what is wrong with it. */
export type FieldErrors = Record<string, ErrorKey>;

/**
 * A failure that has something to tell the person. `message` names its sentence
 * (`errors.<message>`), `values` fill the placeholders; anything else that is thrown becomes a
 * plain 500 outside and a full cause in the log.
 */
export class AppError extends Error {
  declare readonly message: ErrorKey;
  readonly code: ErrorCode;
  readonly values: Record<string, string | number>;
  readonly fields: FieldErrors;

  constructor(
    code: ErrorCode,
    message: ErrorKey,
    options: { values?: Record<string, string | number>; fields?: FieldErrors; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.values = options.values ?? {};
    this.fields = options.fields ?? {};
  }
}
