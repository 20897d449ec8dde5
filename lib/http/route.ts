import { NextResponse } from "next/server";
import { type ZodType, type z } from "zod";
import { AppError, ERROR_STATUS } from "@/lib/errors";
import { log } from "@/lib/log";

/** What every failed request of the JSON API is answered with. */
export type ErrorBody = {
  error: { code: string; message: string; values?: Record<string, string | number>; fields?: Record<string, string> };
};

/** Answers a thrown error: an AppError as itself, all else as a bland 500 with the cause in the log. */
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

/** Zod's first issue per field, as an AppError that a form can show beside its fields. */
export function invalidInput(error: z.ZodError): AppError {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) fields[issue.path.join(".")] ??= issue.message;
  return new AppError("invalid_input", "invalidInput", { fields, cause: error });
}

/** Parses a value, or throws invalid_input with the fields named. */
export function parseInput<T>(schema: ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw invalidInput(parsed.error);
  return parsed.data;
}

/** Parses a JSON body, or throws invalid_input. */
export async function parseBody<T>(request: Request, schema: ZodType<T>): Promise<T> {
  let body: unknown;
  try {
    body = await request.json();
  } catch (cause) {
    throw new AppError("invalid_input", "notJson", { cause });
  }
  return parseInput(schema, body);
}

/** Parses the query string, or throws invalid_input. */
export function parseQuery<T>(request: Request, schema: ZodType<T>): T {
  return parseInput(schema, Object.fromEntries(new URL(request.url).searchParams));
}

/** A positive whole number from a path segment, or not_found. */
export function parseId(value: string): number {
  if (!/^[1-9]\d{0,9}$/.test(value)) throw new AppError("not_found", "notFound");
  return Number(value);
}
