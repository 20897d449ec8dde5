import { isObject, toInteger, toList, type Json, type JsonObject } from "./json";
import { pickBatchFields, pickItemFields } from "./response-fields";
import { RestError } from "./rest-error";
import type { Handler, RestRequest } from "./rest-route";
import type { Store } from "./store";

export const MAX_BATCH_ITEMS = 100;

type BatchActions = {
  create: (store: Store, item: JsonObject, request: RestRequest) => JsonObject | Promise<JsonObject>;
  update: (store: Store, id: number, item: JsonObject, request: RestRequest) => JsonObject | Promise<JsonObject>;
  remove: (store: Store, id: number, request: RestRequest) => JsonObject;
  /** Whether `create` takes the time of its item itself. */
  timesCreates?: boolean;
};

export const countBatchItems = (body: JsonObject): number =>
  toList(body["create"]).length + toList(body["update"]).length + toList(body["delete"]).length;

/** The first `count` items of the batch, in the order of processing. */
export function takeFirstItems(body: JsonObject, count: number): JsonObject {
  const part = { ...body };
  let left = count;
  for (const name of ["create", "update", "delete"]) {
    if (body[name] === undefined) continue;
    const items = toList(body[name]).slice(0, left);
    part[name] = items;
    left -= items.length;
  }
  return part;
}

async function answerItem(
  id: number,
  request: RestRequest,
  work: () => JsonObject | Promise<JsonObject>,
): Promise<Json> {
  try {
    return pickItemFields(await work(), request.args["_fields"]);
  } catch (error) {
    if (!(error instanceof RestError)) throw error;
    return { id, error: error.toJson() };
  }
}

/**
 * Items are processed in sequence and fail individually; WooCommerce does not validate their types against the
 * schema.
 */
export function createBatchHandler(actions: BatchActions): Handler {
  return async (store, request) => {
    if (countBatchItems(request.body) > MAX_BATCH_ITEMS) {
      const message = `Unable to accept more than ${MAX_BATCH_ITEMS} items for this request.`;
      throw new RestError("woocommerce_rest_request_entity_too_large", message, 413);
    }
    const answer: JsonObject = {};
    const section = async (name: "create" | "update" | "delete", run: (item: Json) => Promise<Json>) => {
      const items = toList(request.body[name]);
      if (items.length === 0) return;
      const answers: Json[] = [];
      for (const item of items) answers.push(await run(item));
      answer[name] = answers;
    };
    await section("create", async (item) => {
      if (!actions.timesCreates) await store.takeTime();
      return answerItem(0, request, () => actions.create(store, isObject(item) ? item : {}, request));
    });
    await section("update", async (item) => {
      const fields = isObject(item) ? item : {};
      const id = toInteger(fields["id"]);
      await store.takeTime();
      return answerItem(id, request, () => actions.update(store, id, fields, request));
    });
    await section("delete", async (item) => {
      const id = toInteger(item);
      await store.takeTime();
      return answerItem(id, request, () => actions.remove(store, id, request));
    });
    return { body: pickBatchFields(answer, request.args["_fields"]) };
  };
}
