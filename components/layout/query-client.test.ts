import { QueryObserver } from "@tanstack/react-query";
import { expect, test } from "vitest";
import { createQueryClient } from "./query-client";

const nobody = () => undefined;
const KEY = ["products", "one", 1];

test("a view that is gone leaves nothing behind: the next page's own view is what is shown", async () => {
  const client = createQueryClient(nobody);
  const leave = new QueryObserver(client, { queryKey: KEY, initialData: "old price" }).subscribe(nobody);
  leave();
  await expect.poll(() => client.getQueryData(KEY)).toBeUndefined();
  const next = new QueryObserver(client, { queryKey: KEY, initialData: "new price" });
  expect(next.getCurrentResult().data).toBe("new price");
});

test("what one view hands on to the next stays: a connection test, an upload's answer", async () => {
  const client = createQueryClient(nobody);
  const handedOn = [
    ["woocommerce", "connection-test", 5],
    ["products", "import", 3],
  ];
  for (const queryKey of [...handedOn, KEY]) client.setQueryData(queryKey, "kept");
  await expect.poll(() => client.getQueryData(KEY)).toBeUndefined();
  expect(handedOn.map((queryKey) => client.getQueryData(queryKey))).toEqual(["kept", "kept"]);
  client.clear();
});
