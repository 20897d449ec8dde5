import type { Json, JsonObject } from "./json";

/** A refusal in the shape of WordPress: `{code, message, data}`. */
export class RestError extends Error {
  readonly code: string;
  readonly status: number;
  readonly data: Json;

  constructor(code: string, message: string, status: number, extra: JsonObject = {}, data?: Json) {
    super(message);
    this.code = code;
    this.status = status;
    this.data = data ?? { status, ...extra };
  }

  toJson(): JsonObject {
    return { code: this.code, message: this.message, data: this.data };
  }
}

export const noRoute = () =>
  new RestError("rest_no_route", "No route was found matching the URL and request method.", 404);

export const trashNotSupported = (message = "Resource does not support trashing.") =>
  new RestError("woocommerce_rest_trash_not_supported", message, 501);
