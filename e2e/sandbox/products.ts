import { createBatchHandler } from "./batch";
import { toText } from "./json";
import { toListReply } from "./paging";
import { toProductJson, type Context } from "./product-json";
import { selectProducts } from "./product-list";
import { createProduct, deleteProduct, getProduct, trashProduct, updateProduct } from "./product-writes";
import { pickItemFields } from "./response-fields";
import { getId, type RestRequest, type RouteHandlers } from "./rest-route";

export const toContext = (request: RestRequest): Context =>
  toText(request.args["context"]) === "edit" ? "edit" : "view";

export const productRoutes: RouteHandlers = {
  products: {
    GET: (store, request) =>
      toListReply(store, request, selectProducts(store, request.args), (product) =>
        toProductJson(store, product, toContext(request)),
      ),
    POST: async (store, request) => {
      const product = await createProduct(store, request.args);
      return { status: 201, body: pickItemFields(toProductJson(store, product, "edit"), request.args["_fields"]) };
    },
  },
  "products/(?P<id>[\\d]+)": {
    GET: (store, request) => {
      const json = toProductJson(store, getProduct(store, getId(request)), toContext(request));
      return { body: pickItemFields(json, request.args["_fields"]) };
    },
    PUT: async (store, request) => {
      const product = await updateProduct(store, getId(request), request.body);
      return { body: pickItemFields(toProductJson(store, product, "edit"), request.args["_fields"]) };
    },
    DELETE: (store, request) => {
      const product = getProduct(store, getId(request));
      const body = toProductJson(store, product, "edit");
      if (request.args["force"] === true) deleteProduct(store, product);
      else trashProduct(store, product);
      return { body };
    },
  },
  "products/batch": {
    POST: createBatchHandler({
      timesCreates: true,
      create: async (store, fields) => toProductJson(store, await createProduct(store, fields), "edit"),
      update: async (store, id, fields) => toProductJson(store, await updateProduct(store, id, fields), "edit"),
      remove: (store, id) => {
        const product = getProduct(store, id);
        const body = toProductJson(store, product, "edit");
        deleteProduct(store, product);
        return body;
      },
    }),
  },
};
