import { QueryObserver } from "@tanstack/react-query";
import { expect, test } from "vitest";
import { createQueryClient } from "./query-client";

const nobody = () => undefined;
const KEY = ["products", "one", 1];

test("a view that is closed leaves nothing in the cache: the next page shows its own view", async () => {
  const client = createQueryClient(nobody);
  const leave = new QueryObserver(client, { queryKey: KEY, initialData: "old price" }).subscribe(nobody);
  leave();
  await expect.poll(() => client.getQueryData(KEY)).toBeUndefined();
  const next = new QueryObserver(client, { queryKey: KEY, initialData: "new price" });
  expect(next.getCurrentResult().data).toBe("new price");
});

test("what one view passes to the next stays: a connection test, the answer to an upload", async () => {
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
