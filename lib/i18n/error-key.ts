import type { ErrorKey } from "@/lib/errors";
import errors from "./messages/en/errors.json";

/** Whether a text, such as a schema's message, is a key of `errors`. */
export function isErrorKey(text: string): text is ErrorKey {
  return Object.hasOwn(errors, text);
}
