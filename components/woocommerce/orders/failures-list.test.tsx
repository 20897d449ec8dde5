// @vitest-environment jsdom
import { screen, within } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { fakeApi, refusal } from "@/lib/testing/browser/fake-api";
import { renderView } from "@/lib/testing/browser/render-view";
import { FailuresList } from "./failures-list";

const LIST = "GET /api/woocommerce/stores/7/order-failures";
const DISMISS = "POST /api/woocommerce/stores/7/order-failures/41/dismiss";

const failure = (remoteId: number) => ({
  remoteId,
  number: `#${remoteId}`,
  errorCode: "store_error",
  errorDetail: null,
  attempts: 3,
  nextTryAt: "2026-11-29T10:00:00.000Z",
  createdAt: "2026-11-29T09:00:00.000Z",
  blocks: "itsGoods",
});
let failing: number[];

beforeEach(() => {
  failing = [41, 42];
  fakeApi.answer({
    [LIST]: () => ({ items: failing.map(failure), nextCursor: null }),
    "GET /api/woocommerce/stores/7/orders": () => ({ items: [], nextCursor: null }),
  });
});

async function ask(number: string) {
  const { person } = renderView(<FailuresList storeId={7} canRetry />);
  await person.click(await screen.findByRole("button", { name: `Dismiss: ${number}` }));
  return { person, dialog: within(await screen.findByRole("alertdialog")) };
}

test("an order is dismissed after a question, and the others stay", async () => {
  fakeApi.answer({ [DISMISS]: () => ((failing = [42]), { ok: true }) });
  const { person, dialog } = await ask("#41");
  expect(fakeApi.sent(DISMISS)).toEqual([]);
  await person.click(dialog.getByRole("button", { name: "Dismiss" }));
  await expect.poll(() => screen.queryByRole("button", { name: "Dismiss: #41" })).toBeNull();
  expect(screen.getByRole("button", { name: "Dismiss: #42" })).toBeTruthy();
  expect(fakeApi.sent(DISMISS)).toHaveLength(1);
});

test("a question that is cancelled dismisses nothing", async () => {
  const { person, dialog } = await ask("#41");
  await person.click(dialog.getByRole("button", { name: "Cancel" }));
  expect(fakeApi.sent(DISMISS)).toEqual([]);
  expect(screen.getByRole("button", { name: "Dismiss: #41" })).toBeTruthy();
});

test("a refusal is shown in the question, and the order stays", async () => {
  fakeApi.answer({ [DISMISS]: () => refusal(404, "not_found", "notFound") });
  const { person, dialog } = await ask("#41");
  await person.click(dialog.getByRole("button", { name: "Dismiss" }));
  expect(await dialog.findByText(/This is no longer here/)).toBeTruthy();
});

test("those who may not import orders see the failures and no button", async () => {
  renderView(<FailuresList storeId={7} canRetry={false} />);
  expect(await screen.findAllByRole("listitem")).toHaveLength(2);
  expect(screen.queryByRole("button")).toBeNull();
});
