import { expect, test } from "vitest";
import type { WooRawAnswer } from "@/lib/woo/transport";
import type { RequestDisturbance } from "./disturbance";
import { type AddressedRequest, createNetwork } from "./network";
import { createProcess } from "./process";

const ANSWER: WooRawAnswer = { status: 200, headers: {}, text: "{}" };

function open() {
  const time = { now: 0 };
  const carriedOut: string[] = [];
  const happened: string[] = [];
  const request = ({ path }: { path: string }) => {
    carriedOut.push(path);
    return Promise.resolve(ANSWER);
  };
  const store = { request, begin: (given: { path: string }) => ({ goOn: () => request(given) }) };
  const network = createNetwork<string>(
    store,
    (action) => {
      happened.push(action);
      return Promise.resolve();
    },
    () => undefined,
    () => time.now,
  );
  const process = createProcess();
  const carry = (path: string, ...disturbances: RequestDisturbance<string>[]) => {
    const signal = process.ending.signal;
    const request: AddressedRequest = { url: "", method: "get", path, query: {}, body: undefined, signal };
    return network.carry(process, request, disturbances);
  };
  return { time, carriedOut, happened, network, process, carry };
}

test("a refused request does nothing", async () => {
  const { carry, carriedOut } = open();
  const answer = await carry("orders", { at: 1, kind: "refused", how: "busy", retryAfterSeconds: 90 });
  expect(answer).toMatchObject({ status: 429, headers: { "retry-after": "90" } });
  expect(carriedOut).toEqual([]);
});

test("a spoilt answer is of a request that was carried out", async () => {
  const { carry, carriedOut } = open();
  expect((await carry("a", { at: 1, kind: "spoilt", how: "notice" })).text).toMatch(/<b>Deprecated[^]*\{\}$/);
  expect((await carry("b", { at: 2, kind: "spoilt", how: "cutOff" })).text).toBe("{");
  expect(await carry("c", { at: 3, kind: "spoilt", how: "gatewayTimeout" })).toMatchObject({ status: 504 });
  expect(carriedOut).toEqual(["a", "b", "c"]);
});

test("what is lost was carried out, and what is given up is carried out later", async () => {
  const { carry, carriedOut, network, time } = open();
  await expect(carry("a", { at: 1, kind: "lost" })).rejects.toMatchObject({ code: "ECONNRESET" });
  await expect(carry("b", { at: 2, kind: "late", afterSeconds: 2 })).rejects.toMatchObject({ code: "ETIMEDOUT" });
  await carry("c");
  expect(carriedOut).toEqual(["a", "c"]);
  time.now += 2_000;
  await carry("d");
  expect(carriedOut).toEqual(["a", "c", "b", "d"]);
  await expect(carry("e", { at: 5, kind: "late", afterSeconds: 9 })).rejects.toThrow();
  await network.deliverLate();
  expect(carriedOut.at(-1)).toBe("e");
});

test("something else happens before a request", async () => {
  const { carry, carriedOut, happened } = open();
  await carry("a", { at: 1, kind: "meanwhile", action: "an order" });
  expect(happened).toEqual(["an order"]);
  expect(carriedOut).toEqual(["a"]);
});

test("a killed process never hears of its request", async () => {
  const { carry, carriedOut, process } = open();
  const answers: string[] = [];
  void carry("a", { at: 1, kind: "crash", when: "after" }).then(() => answers.push("a"));
  await process.died;
  void carry("b").then(() => answers.push("b"));
  await Promise.resolve();
  expect({ answers, carriedOut }).toEqual({ answers: [], carriedOut: ["a"] });
});
