// @vitest-environment jsdom
import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { fakeApi, refusal } from "@/lib/testing/browser/fake-api";
import { renderView, router } from "@/lib/testing/browser/render-view";
import { NextStepsCard } from "./next-steps-card";

const DISMISS = "DELETE /api/dashboard/next-steps";
const STEPS = [
  { key: "location", isDone: true },
  { key: "products", isDone: false },
  { key: "store", isDone: false },
] as const;

test("what is done is ticked, and what is not leads to its page", () => {
  renderView(<NextStepsCard steps={[...STEPS]} canDismiss={false} />);
  expect(screen.getByText(/^1 of 3 done/)).toBeTruthy();
  const [location, products, store] = screen.getAllByRole("listitem").map((item) => within(item));
  expect(location!.queryByRole("link")).toBeNull();
  expect(location!.getByText("done", { exact: false })).toBeTruthy();
  expect(products!.getByRole("link").getAttribute("href")).toBe("/products/import");
  expect(store!.getByRole("link").getAttribute("href")).toBe("/woocommerce/connect");
  expect(screen.queryByRole("button")).toBeNull();
});

test("who may dismiss the list does so once for everybody", async () => {
  fakeApi.answer({ [DISMISS]: () => undefined });
  const { person } = renderView(<NextStepsCard steps={[...STEPS]} canDismiss />);
  await person.click(screen.getByRole("button"));
  await waitFor(() => expect(router.refresh).toHaveBeenCalled());
  expect(fakeApi.sent(DISMISS)).toHaveLength(1);
});

test("a list that could not be dismissed stays, and the reason is said", async () => {
  fakeApi.answer({ [DISMISS]: () => refusal(403, "forbidden", "forbidden") });
  const { person } = renderView(<NextStepsCard steps={[...STEPS]} canDismiss />);
  await person.click(screen.getByRole("button"));
  expect(await screen.findByText(/^Your role does not allow this/)).toBeTruthy();
  expect(router.refresh).not.toHaveBeenCalled();
});
