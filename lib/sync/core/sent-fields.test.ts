import { expect, test } from "vitest";
import { hashFields, hashPayload, pickChangedFields } from "./sent-fields";

test("the order of keys does not change a hash, the order of a list does", () => {
  expect(hashPayload({ a: 1, b: [1, 2] })).toBe(hashPayload({ b: [1, 2], a: 1 }));
  expect(hashPayload([1, 2])).not.toBe(hashPayload([2, 1]));
  expect(hashPayload({ a: undefined })).toBe(hashPayload({}));
  expect(hashPayload({ a: "1" })).not.toBe(hashPayload({ a: 1 }));
});

test("only changed fields are picked, all of them when forced", () => {
  const fields = { name: { name: "Mug" }, price: { regular_price: "2.00" } };
  const sent = hashFields({ ...fields, price: { regular_price: "1.00" } });
  expect(pickChangedFields(fields, sent).changed).toEqual({ price: fields.price });
  expect(pickChangedFields(fields, hashFields(fields)).changed).toEqual({});
  expect(pickChangedFields(fields, hashFields(fields), true).changed).toEqual(fields);
});
