import { stripHtml } from "./html-text";
import { redact } from "./redact";

/**
 * One message of PHP, as `display_errors` prints it with and without `html_errors`: a kind, a text, a file and a line.
 */
const PHP_MESSAGE =
  /^\s*(?:<br\s*\/?>\s*)?(?:<b>)?(?:PHP )?(?:Warning|Notice|Deprecated|Strict Standards|Fatal error|Parse error|User \w+)(?:<\/b>)?:\s[\s\S]*? on line (?:<b>)?\d+(?:<\/b>)?\s*(?:<br\s*\/?>)?\s*/i;

export type ReadJson = {
  /** Undefined when the text is no JSON. */
  body: unknown;
  /** The first message that PHP printed before the JSON, as plain text of at most 300 characters. */
  phpOutput: string | undefined;
};

/** Parses an answer, and reads past messages that PHP printed before the JSON. */
export function readJson(text: string): ReadJson {
  const whole = parse(text);
  if (whole !== undefined) return { body: whole, phpOutput: undefined };
  let rest = text;
  let phpOutput: string | undefined;
  for (let message = PHP_MESSAGE.exec(rest); message; message = PHP_MESSAGE.exec(rest)) {
    phpOutput ??= redact(stripHtml(message[0]).replace(" :", ":")).slice(0, 300);
    rest = rest.slice(message[0].length);
  }
  return { body: phpOutput === undefined ? undefined : parse(rest), phpOutput };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
