import { expect, test } from "vitest";
import { findRefusal, MARK, type StoreThing } from "./ownership";

const thing = (values: Partial<StoreThing>): StoreThing => ({
  kind: "product",
  id: 1,
  name: "Mug",
  number: "",
  sku: "M",
  status: "publish",
  meta_data: [],
  ...values,
});
const own = thing({ meta_data: [{ key: "other", value: 3 }, MARK] });

test("an empty store and a store with own things are accepted", () => {
  expect(findRefusal([])).toBeNull();
  expect(findRefusal([own, thing({ ...own, kind: "order" })])).toBeNull();
});

test("one stranger is enough to refuse, in the trash too, and it is named", () => {
  expect(findRefusal([own, thing({ id: 7, status: "trash" })])).toMatch(
    /has 1 products or orders .*product 7 \(Mug\)\./,
  );
  expect(findRefusal([thing({ kind: "order", id: 9, name: "", number: "1009" })])).toContain("order 9 (1009)");
  expect(findRefusal([thing({ meta_data: [{ key: MARK.key, value: "2" }] })])).not.toBeNull();
});

test("of many strangers five are named", () => {
  const many = Array.from({ length: 8 }, (_, id) => thing({ id: id + 1 }));
  expect(findRefusal(many)).toMatch(/has 8 .*product 5 \(Mug\) and 3 more\. Use a throw-away store\./);
});
