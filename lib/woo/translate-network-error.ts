import type { WooErrorCode } from "./error-codes";
import { Interrupted } from "./interrupted";
import { PRIVATE_ADDRESS } from "@/lib/net/network-guard";
import { WooError } from "./woo-error";

/** Codes of the system and the HTTP library by WooError code. Any other code counts as a lost connection. */
const BY_CODE: Readonly<Record<string, WooErrorCode>> = {
  [PRIVATE_ADDRESS]: "private_address_refused",
  ENOTFOUND: "no_such_host",
  EAI_NONAME: "no_such_host",
  EAI_AGAIN: "connection_refused", // the resolver is down, so nothing was sent
  ECONNREFUSED: "connection_refused",
  EHOSTUNREACH: "connection_refused",
  ENETUNREACH: "connection_refused",
  ETIMEDOUT: "timed_out",
  ECONNABORTED: "timed_out",
  ERR_INVALID_URL: "invalid_url",
  ERR_FR_MAX_BODY_LENGTH_EXCEEDED: "payload_too_large",
  EPROTO: "tls_problem",
};

const TLS_CODE = /^(CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|HOSTNAME_MISMATCH|INVALID_CA)/;

/**
 * Translates an error thrown instead of an answer. Retains only the code, because the error object carries the request
 * with its credentials and must not travel further, not even as `cause`.
 *
 * @param timedOut whether the client's time limit ended the request
 * @param interrupted whether the caller's signal ended it
 */
export function translateNetworkError(
  error: unknown,
  { timedOut, interrupted }: { timedOut: boolean; interrupted: boolean },
): WooError | Interrupted {
  if (interrupted) return new Interrupted();
  if (timedOut) return new WooError({ code: "timed_out" });
  return new WooError({ code: codeOf(error) });
}

function codeOf(error: unknown): WooErrorCode {
  const text = error instanceof Error ? error.message : "";
  if (text.startsWith("maxContentLength")) return "response_too_large"; // axios gives it no code of its own
  for (const code of codesIn(error)) {
    const known = BY_CODE[code];
    if (known) return known;
    if (TLS_CODE.test(code)) return "tls_problem";
  }
  return "connection_lost";
}

/** Lists the error's code, then those of its causes; Node throws an AggregateError for several addresses. */
function codesIn(error: unknown, depth = 0): string[] {
  if (typeof error !== "object" || error === null || depth > 3) return [];
  const { code, cause, errors } = error as { code?: unknown; cause?: unknown; errors?: unknown };
  const inner = Array.isArray(errors) ? errors.flatMap((each) => codesIn(each, depth + 1)) : [];
  return [...(typeof code === "string" ? [code] : []), ...codesIn(cause, depth + 1), ...inner];
}
