import { z, type ZodType } from "zod";
import { ERROR_STATUS, type ErrorCode, type ErrorKey } from "@/lib/errors";

const CODES = Object.keys(ERROR_STATUS) as [ErrorCode, ...ErrorCode[]];

/** What a refusal says. Its message may be a key that this page does not know yet: the server may be the newer one. */
const refusalSchema = z.object({
  code: z.enum([...CODES, "offline"]).catch("internal"),
  message: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  /** Form field → message key */
  fields: z.record(z.string(), z.string()).optional(),
});
const errorBodySchema = z.object({ error: refusalSchema });

type Refusal = z.infer<typeof refusalSchema>;

/** A request that the server refused, or that never reached it (`code` is then "offline"). */
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

  /** Whether the same request may well succeed in a moment. */
  get isTransient(): boolean {
    return this.code === "offline" || this.status >= 502;
  }
}

/** Whether the server refused for this very reason. */
export function isRefusal(error: unknown, key: ErrorKey): error is RequestError {
  return error instanceof RequestError && error.body.message === key;
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
  if (!response.ok) throw new RequestError(response.status, toRefusal(answer));
  return schema ? schema.parse(answer) : (answer as T);
}

/** A proxy in front of us answers with a page of its own; that is as good as no answer. */
export function toRefusal(answer: unknown): Refusal {
  const parsed = errorBodySchema.safeParse(answer);
  return parsed.success ? parsed.data.error : { code: "internal", message: "internal" };
}
