import { NextResponse } from "next/server";
import { type ZodType, type z } from "zod";
import { AppError, ERROR_STATUS, type ErrorCode, type ErrorKey, type FieldErrors } from "@/lib/errors";
import { readBody } from "@/lib/http/read-body";
import { isErrorKey } from "@/lib/i18n/error-key";
import { idSchema } from "@/lib/id-schema";
import { log } from "@/lib/log";

/** The body of every failed request to the JSON API. */
export type ErrorBody = {
  error: { code: ErrorCode; message: ErrorKey; values?: Record<string, string | number>; fields?: FieldErrors };
};

/** The response to a thrown error: an AppError with its code, any other as a plain 500 with the cause in the log. */
export function errorResponse(error: unknown): NextResponse<ErrorBody> {
  if (error instanceof AppError) {
    return NextResponse.json(
      { error: { code: error.code, message: error.message, values: error.values, fields: error.fields } },
      { status: ERROR_STATUS[error.code] },
    );
  }
  log.error({ err: error }, "unhandled error in a route");
  return NextResponse.json({ error: { code: "internal", message: "internal" } }, { status: 500 });
}

/**
 * Zod's first issue per field, as an AppError that a form shows beside its fields. Zod's own wording describes the code
 * rather than the person's mistake, and becomes `invalidField`.
 */
function invalidInput(error: z.ZodError): AppError {
  const fields: FieldErrors = {};
  for (const { path, message } of error.issues)
    fields[path.join(".")] ??= isErrorKey(message) ? message : "invalidField";
  return new AppError("invalid_input", "invalidInput", { fields, cause: error });
}

/**
 * Parses a value.
 *
 * @throws AppError `invalid_input` (`invalidInput` with the fields) when the value does not fit the schema
 */
export function parseInput<T>(schema: ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw invalidInput(parsed.error);
  return parsed.data;
}

/** The largest form we have is a product with all its variations and prices: some 100 kB. */
const MAX_JSON_BYTES = 2_000_000;

/**
 * Parses a JSON body.
 *
 * @throws AppError `too_large` (`bodyTooLarge`) when the body is larger than 2 MB
 * @throws AppError `invalid_input` (`notJson`, or `invalidInput` with the fields) when it is no JSON, contains NUL or
 *   does not fit the schema
 */
export async function parseBody<T>(request: Request, schema: ZodType<T>): Promise<T> {
  const bytes = await readBody(request, MAX_JSON_BYTES);
  if (bytes === null) throw new AppError("too_large", "bodyTooLarge");
  let body: unknown;
  try {
    body = JSON.parse(bytes.toString("utf8"));
  } catch (cause) {
    throw new AppError("invalid_input", "notJson", { cause });
  }
  refuseNul(body);
  return parseInput(schema, body);
}

/**
 * Parses the query string.
 *
 * @throws AppError `invalid_input` (`invalidInput` with the fields) when it does not fit the schema or contains NUL
 */
export function parseQuery<T>(request: Request, schema: ZodType<T>): T {
  const values = Object.fromEntries(new URL(request.url).searchParams);
  refuseNul(values);
  return parseInput(schema, values);
}

/** PostgreSQL's text cannot contain NUL, and nobody types one. */
function refuseNul(value: unknown): void {
  if (typeof value === "string" && value.includes("\0")) throw new AppError("invalid_input", "invalidInput");
  if (typeof value !== "object" || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    refuseNul(key);
    refuseNul(inner);
  }
}

/**
 * The id in a path segment.
 *
 * @throws AppError `not_found` (`notFound`) when it is no id
 */
export function parseId(value: string): number {
  const id = /^[1-9]\d{0,9}$/.test(value) ? Number(value) : 0;
  if (!idSchema.safeParse(id).success) throw new AppError("not_found", "notFound");
  return id;
}
