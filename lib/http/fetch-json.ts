import type { ZodType } from "zod";
import type { ErrorBody } from "@/lib/http/route";

/** A request that the server refused, or that never reached it (`code` is then "offline"). */
export class RequestError extends Error {
  readonly status: number;
  readonly body: ErrorBody["error"];

  constructor(status: number, body: ErrorBody["error"], options: { cause?: unknown } = {}) {
    super(body.message, options);
    this.name = "RequestError";
    this.status = status;
    this.body = body;
  }

  get code(): string {
    return this.body.code;
  }

  /** Whether the same request may well succeed in a moment. */
  get isTransient(): boolean {
    return this.code === "offline" || this.status >= 502;
  }
}

type FetchJsonOptions<T> = {
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** A file or form goes as it is, all else as JSON. */
  body?: unknown;
  signal?: AbortSignal;
  /** Checks the answer; without it the caller vouches for T, as with our own routes' types. */
  schema?: ZodType<T>;
};

/** Asks our own JSON API, from the browser. Throws a RequestError. */
export async function fetchJson<T>(
  url: string,
  { method = "GET", body, signal, schema }: FetchJsonOptions<T> = {},
): Promise<T> {
  const isRaw = body instanceof Blob || body instanceof FormData;
  let response: Response;
  try {
    response = await fetch(url, {
      method,
      headers: {
        accept: "application/json",
        ...(body === undefined || isRaw ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: isRaw ? body : JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
  } catch (cause) {
    // Not an error of the request: TanStack Query cancelled it and wants to see its own signal.
    if (signal?.aborted) throw cause;
    throw new RequestError(0, { code: "offline", message: "offline" }, { cause });
  }
  const answer: unknown = response.status === 204 ? undefined : await response.json().catch(() => undefined);
  if (!response.ok) throw new RequestError(response.status, toErrorBody(answer));
  return schema ? schema.parse(answer) : (answer as T);
}

/** A proxy in front of us answers with a page of its own; that is as good as no answer. */
export function toErrorBody(answer: unknown): ErrorBody["error"] {
  if (typeof answer === "object" && answer !== null && "error" in answer) {
    const { error } = answer as ErrorBody;
    if (typeof error === "object" && error !== null && typeof error.message === "string") return error;
  }
  return { code: "internal", message: "internal" };
}
