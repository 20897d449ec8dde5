// @vitest-environment jsdom
import { screen } from "@testing-library/react";
import { useState } from "react";
import { expect, test } from "vitest";
import { renderView } from "@/lib/testing/browser/render-view";
import { type ImportStore, SendingChoice } from "./sending-choice";

const SHOP = { name: "Tea shop", autoSync: true };
const OUTLET = { name: "Outlet", autoSync: false };

function Choice({ stores }: { stores: ImportStore[] }) {
  const [isHeldBack, setHeldBack] = useState(false);
  const view = { productsToCreate: 3, productsToSend: 5 };
  return <SendingChoice view={view} stores={stores} isHeldBack={isHeldBack} onChange={setHeldBack} />;
}

test("names the stores that products go to by themselves, and the new ones can be kept back", async () => {
  const { person, container } = renderView(<Choice stores={[SHOP, OUTLET]} />);
  const said = () => container.querySelector("p")?.textContent;
  expect(said()).toContain("5 products");
  expect(said()).toContain("Tea shop");
  expect(said()).not.toContain("Outlet");
  await person.click(screen.getByRole("checkbox"));
  expect(said()).toContain("2 products");
});

test("stores without automatic sync are named as what waits for a sync", () => {
  const { container, unmount } = renderView(<Choice stores={[SHOP, OUTLET]} />);
  const live = container.querySelector("p")?.textContent;
  unmount();
  const later = renderView(<Choice stores={[OUTLET]} />).container.querySelector("p")?.textContent;
  expect(later).toContain("Outlet");
  expect(later?.replace("Outlet", "Tea shop")).not.toBe(live);
});

test("without a store there is nothing to choose", () => {
  const { container } = renderView(<Choice stores={[]} />);
  expect(container.querySelector("input, p")).toBeNull();
});
