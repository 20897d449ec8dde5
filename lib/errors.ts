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

export type FieldErrors = Record<string, string>;

/**
 * A failure that has something to tell the person. `message` is a key of the message files
 * (`errors.<message>`), `values` fill its placeholders; anything else that is thrown becomes a
 * plain 500 outside and a full cause in the log.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly values: Record<string, string | number>;
  /** Form field → message key */
  readonly fields: FieldErrors;

  constructor(
    code: ErrorCode,
    message: string,
    options: { values?: Record<string, string | number>; fields?: FieldErrors; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.values = options.values ?? {};
    this.fields = options.fields ?? {};
  }
}
