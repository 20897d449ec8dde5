import { z, type ZodType } from "zod";
import { ERROR_STATUS, type ErrorCode, type ErrorKey } from "@/lib/errors";

const CODES = Object.keys(ERROR_STATUS) as [ErrorCode, ...ErrorCode[]];

/** The body of a refusal. Its message may be a key that an older page does not know yet. */
const refusalSchema = z.object({
  code: z.enum([...CODES, "offline"]).catch("internal"),
  message: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  /** Form field → message key */
  fields: z.record(z.string(), z.string()).optional(),
});
const errorBodySchema = z.object({ error: refusalSchema });

type Refusal = z.infer<typeof refusalSchema>;

/** A request that the server refused, or that never reached the server (code "offline"). */
export class RequestError extends Error {
  readonly status: number;
  readonly body: Refusal;

  constructor(status: number, body: Refusal, options: { cause?: unknown } = {}) {
    super(body.message, options);
    this.name = "RequestError";
    this.status = status;
    this.body = body;
  }

  get code(): Refusal["code"] {
    return this.body.code;
  }

  /** Whether a retry of the same request may succeed. */
  get isTransient(): boolean {
    return this.code === "offline" || this.status >= 502;
  }
}

/** Whether the server refused with this message key. */
export function isRefusal(error: unknown, key: ErrorKey): error is RequestError {
  return error instanceof RequestError && error.body.message === key;
}

type FetchJsonOptions<T> = {
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Files and forms are sent unchanged, all else as JSON. */
  body?: unknown;
  signal?: AbortSignal;
  /** Checks the answer. Without it T is the caller's claim, as for the types of the application's own routes. */
  schema?: ZodType<T>;
};

/**
 * Sends a request to the application's JSON API, from the browser.
 *
 * @throws RequestError when the server refuses or cannot be reached
 * @throws ZodError when the answer does not fit `schema`
 * @throws the signal's reason when it is aborted
 */
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
    // TanStack Query cancels requests and expects its own abort error.
    if (signal?.aborted) throw cause;
    throw new RequestError(0, { code: "offline", message: "offline" }, { cause });
  }
  const answer: unknown = response.status === 204 ? undefined : await response.json().catch(() => undefined);
  if (!response.ok) throw new RequestError(response.status, toRefusal(answer));
  return schema ? schema.parse(answer) : (answer as T);
}

/** The refusal in an answer's body. A proxy's own error page becomes `internal`. */
export function toRefusal(answer: unknown): Refusal {
  const parsed = errorBodySchema.safeParse(answer);
  return parsed.success ? parsed.data.error : { code: "internal", message: "internal" };
}
