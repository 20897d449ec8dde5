import type { Json, JsonObject } from "./json";
import { isObject } from "./json";
import { RestError } from "./rest-error";
import type { ArgSchema } from "./route-catalogue";

/** `rest_validate_value_from_schema` and the sanitising after it, as far as the published schemas use them. */
type Problem = { code: string; message: string; data: Json };

const WORDS_FOR_TRUE = ["true", "1"];
const WORDS_FOR_FALSE = ["false", "0", ""];

function isOfType(value: Json, type: string): boolean {
  switch (type) {
    case "null":
      return value === null;
    case "string":
      return typeof value === "string";
    case "boolean":
      return (
        typeof value === "boolean" ||
        value === 0 ||
        value === 1 ||
        (typeof value === "string" && [...WORDS_FOR_TRUE, ...WORDS_FOR_FALSE].includes(value.toLowerCase()))
      );
    case "integer":
      return isNumeric(value) && Number.isInteger(Number(value));
    case "number":
      return isNumeric(value);
    case "array":
      return Array.isArray(value) || (value !== null && typeof value !== "object");
    case "object":
      return isObject(value) || value === "" || (Array.isArray(value) && value.length === 0);
    default:
      return true;
  }
}

const isNumeric = (value: Json): value is string | number =>
  typeof value === "number" || (typeof value === "string" && value.trim() !== "" && Number.isFinite(Number(value)));

const typeOf = (schema: ArgSchema): string[] => (schema.type === undefined ? [] : [schema.type].flat());

const asList = (value: Json): Json[] =>
  Array.isArray(value)
    ? value
    : String(value)
        .split(/[\s,]+/)
        .filter((part) => part !== "");

/** `a, b, and c` */
function joinWords(words: string[]): string {
  const unique = [...new Set(words)];
  if (unique.length <= 1) return unique.join("");
  if (unique.length === 2) return unique.join(" and ");
  return `${unique.slice(0, -1).join(", ")}, and ${unique.at(-1)}`;
}

function findFormatProblem(value: string, format: string | undefined, name: string): Problem | null {
  if (
    format === "date-time" &&
    !/^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}(?::?\d{2})?)?$/i.test(value)
  ) {
    return { code: "rest_invalid_date", message: "Invalid date.", data: null };
  }
  if (format === "email" && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)) {
    return { code: "rest_invalid_email", message: `${name} is not a valid email address.`, data: null };
  }
  return null;
}

function findProblem(value: Json, schema: ArgSchema, name: string): Problem | null {
  const types = typeOf(schema);
  if (types.length > 0 && !types.some((type) => isOfType(value, type))) {
    const message =
      types.length > 1 ? `${name} is not of type ${types.join(",")}.` : `${name} is not of type ${types[0]}.`;
    return { code: "rest_invalid_type", message, data: { param: name } };
  }
  if (types[0] === "array") {
    for (const [position, item] of asList(value).entries()) {
      const problem = schema.items && findProblem(item, schema.items, `${name}[${position}]`);
      if (problem) return problem;
    }
    return null;
  }
  if (types[0] === "object" && isObject(value)) {
    for (const [key, property] of Object.entries(schema.properties ?? {})) {
      const inner = value[key];
      const problem = inner === undefined ? null : findProblem(inner, property, `${name}[${key}]`);
      if (problem) return problem;
    }
    return null;
  }
  if (schema.enum && !schema.enum.includes(String(value))) {
    return { code: "rest_not_in_enum", message: `${name} is not one of ${joinWords(schema.enum)}.`, data: null };
  }
  if (schema.minimum !== undefined && schema.maximum !== undefined) {
    if (Number(value) < schema.minimum || Number(value) > schema.maximum) {
      const message = `${name} must be between ${schema.minimum} (inclusive) and ${schema.maximum} (inclusive)`;
      return { code: "rest_out_of_bounds", message, data: null };
    }
  } else if (schema.minimum !== undefined && Number(value) < schema.minimum) {
    return {
      code: "rest_out_of_bounds",
      message: `${name} must be greater than or equal to ${schema.minimum}`,
      data: null,
    };
  }
  return typeof value === "string" ? findFormatProblem(value, schema.format, name) : null;
}

function sanitize(value: Json, schema: ArgSchema): Json {
  const types = typeOf(schema);
  if (types.length !== 1) return value;
  switch (types[0]) {
    case "boolean":
      return typeof value === "string" ? WORDS_FOR_TRUE.includes(value.toLowerCase()) : Boolean(value);
    case "integer":
      return Math.trunc(Number(value));
    case "number":
      return Number(value);
    case "array":
      return asList(value).map((item) => (schema.items ? sanitize(item, schema.items) : item));
    case "object":
      return isObject(value) ? sanitizeProperties(value, schema) : {};
    default:
      return value;
  }
}

function sanitizeProperties(value: JsonObject, schema: ArgSchema): JsonObject {
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const property = schema.properties?.[key];
      return [key, property && inner !== null ? sanitize(inner, property) : inner];
    }),
  );
}

/** Validated and converted arguments, with the defaults of the route; a null is not validated, as in WordPress. */
export function validateArgs(given: JsonObject, schemas: Record<string, ArgSchema>): JsonObject {
  const params: Record<string, string> = {};
  const details: JsonObject = {};
  const result: JsonObject = { ...given };
  const missing = Object.keys(schemas).filter((name) => schemas[name]?.required && given[name] === undefined);
  if (missing.length > 0) {
    const message = `Missing parameter(s): ${missing.join(", ")}`;
    throw new RestError("rest_missing_callback_param", message, 400, { params: missing });
  }
  for (const [name, schema] of Object.entries(schemas)) {
    const value = given[name];
    if (value === undefined || value === null) {
      if (value === undefined && schema.default !== undefined) result[name] = schema.default;
      continue;
    }
    const problem = findProblem(value, schema, name);
    if (problem) {
      params[name] = problem.message;
      details[name] = problem;
    } else result[name] = sanitize(value, schema);
  }
  if (Object.keys(params).length > 0) {
    const message = `Invalid parameter(s): ${Object.keys(params).join(", ")}`;
    throw new RestError("rest_invalid_param", message, 400, { params, details });
  }
  return result;
}
