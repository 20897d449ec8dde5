import { getCurrency, listCurrencies, readDecimals, type Currency } from "./currencies";
import { isObject, toObjects, toText, type Json, type JsonObject } from "./json";
import { pickItemFields } from "./response-fields";
import { RestError } from "./rest-error";
import { toHref, toSelfLinks, type RouteHandlers } from "./rest-route";
import { getSystemStatus, isSettingGroup, listSettings, SETTING_GROUPS, type SettingGroup } from "./settings-catalogue";
import { readSetting, type Store } from "./store";

const SETTING_METHODS = ["GET", "POST", "PUT", "PATCH"];

function toSettingJson(store: Store, group: SettingGroup, setting: JsonObject): JsonObject {
  const id = toText(setting["id"]);
  const json: JsonObject = {
    ...setting,
    value: store.state.settings[id] ?? "",
    _links: toSelfLinks(store, `settings/${group}`, id, SETTING_METHODS),
  };
  const text = JSON.stringify(json);
  // Help texts contain the shop's own address.
  return text.includes("http://store.example") ? JSON.parse(text.replaceAll("http://store.example", store.url)) : json;
}

function getGroup(group: string): SettingGroup {
  if (!isSettingGroup(group)) throw new RestError("rest_setting_setting_group_invalid", "Invalid setting group.", 404);
  return group;
}

function getSetting(group: SettingGroup, id: string): JsonObject {
  const setting = listSettings(group).find((known) => known["id"] === id);
  if (!setting) throw new RestError("rest_setting_setting_invalid", "Invalid setting.", 404);
  return setting;
}

function writeSetting(store: Store, group: SettingGroup, id: string, value: Json | undefined): JsonObject {
  const setting = getSetting(group, id);
  const text = toText(value);
  const options = setting["options"];
  if (isObject(options) && !Object.hasOwn(options, text)) {
    throw new RestError("rest_setting_value_invalid", "An invalid setting value was passed.", 400);
  }
  store.state.settings[id] = text;
  return { ...toSettingJson(store, group, setting), group_id: group };
}

const toCurrencyJson = (store: Store, currency: Currency): JsonObject => ({
  ...currency,
  _links: toSelfLinks(store, "data/currencies", currency.code, ["GET"]),
});

function toSystemStatus(store: Store): JsonObject {
  const text = JSON.stringify(getSystemStatus()).replaceAll("http://store.example", store.url);
  const status: JsonObject = JSON.parse(text);
  const settings = status["settings"];
  if (isObject(settings)) {
    Object.assign(settings, {
      currency: getCurrency(store).code,
      currency_symbol: getCurrency(store).symbol,
      currency_position: readSetting(store, "woocommerce_currency_pos"),
      thousand_separator: readSetting(store, "woocommerce_price_thousand_sep"),
      decimal_separator: readSetting(store, "woocommerce_price_decimal_sep"),
      number_of_decimals: readDecimals(store),
    });
  }
  return status;
}

export const settingRoutes: RouteHandlers = {
  settings: {
    GET: (store) => ({
      body: SETTING_GROUPS.map((id) => ({
        id,
        label: id[0]?.toUpperCase() + id.slice(1),
        description: "",
        parent_id: "",
        sub_groups: [],
        _links: { options: [{ href: toHref(store, `settings/${id}`) }] },
      })),
    }),
  },
  "settings/(?P<group_id>[\\w-]+)": {
    GET: (store, request) => {
      const group = getGroup(request.params["group_id"] ?? "");
      return { body: listSettings(group).map((setting) => toSettingJson(store, group, setting)) };
    },
  },
  "settings/(?P<group_id>[\\w-]+)/(?P<id>[\\w-]+)": {
    GET: (store, request) => {
      const group = getGroup(request.params["group_id"] ?? "");
      const setting = getSetting(group, request.params["id"] ?? "");
      const json = { ...toSettingJson(store, group, setting), group_id: group };
      return { body: pickItemFields(json, request.args["_fields"]) };
    },
    PUT: (store, request) => {
      const group = getGroup(request.params["group_id"] ?? "");
      return { body: writeSetting(store, group, request.params["id"] ?? "", request.body["value"]) };
    },
  },
  "settings/(?P<group_id>[\\w-]+)/batch": {
    POST: (store, request) => {
      const group = getGroup(request.params["group_id"] ?? "");
      const update = toObjects(request.body["update"]).map((item) =>
        writeSetting(store, group, toText(item["id"]), item["value"]),
      );
      return { body: { update } };
    },
  },
  system_status: {
    GET: (store, request) => ({ body: pickItemFields(toSystemStatus(store), request.args["_fields"]) }),
  },
  "data/currencies": {
    GET: (store) => ({ body: [...listCurrencies().values()].map((currency) => toCurrencyJson(store, currency)) }),
  },
  "data/currencies/current": { GET: (store) => ({ body: toCurrencyJson(store, getCurrency(store)) }) },
  "data/currencies/(?P<currency>[\\w-]{3})": {
    GET: (store, request) => {
      const currency = listCurrencies().get((request.params["currency"] ?? "").toUpperCase());
      if (!currency)
        throw new RestError(
          "woocommerce_rest_data_invalid_currency",
          "There are no currencies matching these parameters.",
          404,
        );
      return { body: toCurrencyJson(store, currency) };
    },
  },
};
