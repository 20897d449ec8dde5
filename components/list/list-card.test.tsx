// @vitest-environment jsdom
import { screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { z } from "zod";
import { EmptyState } from "@/components/ui/empty-state";
import type { Page } from "@/lib/list/page";
import { fakeApi, offline, refusal } from "@/lib/testing/browser/fake-api";
import { renderView } from "@/lib/testing/browser/render-view";
import { ListCard } from "./list-card";
import { NoMatch } from "./no-match";
import { useFilter } from "./use-filter";
import { type FirstPage, useList } from "./use-list";

const filterSchema = z.object({ q: z.string().optional(), kind: z.enum(["tea", "mug"]).optional() });

function Names({ initial }: { initial?: FirstPage<Page<string>> }) {
  const { search, isFiltered, bind, clear } = useFilter(filterSchema);
  const names = useList({ key: ["names"], path: "/api/names", search, initial });
  return (
    <>
      <input
        aria-label="Kind"
        value={bind("kind").value}
        onChange={(event) => bind("kind").onChange(event.target.value)}
      />
      <ListCard
        list={names}
        failed="The names could not be loaded."
        empty={isFiltered ? <NoMatch title="Nothing fits" onClear={clear} /> : <EmptyState title="No names yet" />}
        summary={`${names.items.length} shown`}
      >
        <ul>
          {names.items.map((name) => (
            <li key={name}>{name}</li>
          ))}
        </ul>
      </ListCard>
    </>
  );
}

const show = (path = "/names", initial?: FirstPage<Page<string>>) => {
  window.history.replaceState(null, "", path);
  return renderView(<Names {...(initial ? { initial } : {})} />, { path });
};
const rows = () => screen.queryAllByRole("listitem").map((item) => item.textContent);
const last = (...items: string[]): Page<string> => ({ items, nextCursor: null });

test("loading is announced, and ends with the rows", async () => {
  let answer: (page: Page<string>) => void = () => undefined;
  fakeApi.answer({ "GET /api/names": () => new Promise((resolve) => (answer = resolve)) });
  const { container } = show();
  expect(container.querySelector("[aria-busy=true]")).not.toBeNull();
  await waitFor(() => expect(fakeApi.sent("GET /api/names")).toHaveLength(1));
  answer(last("Assam"));
  await waitFor(() => expect(rows()).toEqual(["Assam"]));
  expect(container.querySelector("[aria-busy=true]")).toBeNull();
  expect(screen.getByText("1 shown")).toBeTruthy();
});

test("a failure shows its title and its cause, and can be retried", async () => {
  fakeApi.answer({ "GET /api/names": () => refusal(403, "forbidden", "forbidden") });
  const { person } = show();
  const alert = await screen.findByRole("alert");
  expect(alert.textContent).toContain("The names could not be loaded.");
  fakeApi.answer({ "GET /api/names": () => last("Assam") });
  await person.click(screen.getByRole("button", { name: "Try again" }));
  await waitFor(() => expect(rows()).toEqual(["Assam"]));
  expect(screen.queryByRole("alert")).toBeNull();
});

test("an empty list differs from one without matches; clearing keeps parameters that are no filter", async () => {
  fakeApi.answer({ "GET /api/names": () => last() });
  const { unmount } = show();
  expect(await screen.findByText("No names yet")).toBeTruthy();
  unmount();
  const { person } = show("/names?store=5&q=zzz&kind=tea");
  await person.click(await screen.findByRole("button", { name: "Clear filters" }));
  expect(screen.getByText("Nothing fits")).toBeTruthy();
  expect(window.location.search).toBe("?store=5");
});

test("a change of one filter starts from the address as it is now", async () => {
  fakeApi.answer({ "GET /api/names": () => last("Assam") });
  const { person } = show("/names?kind=foo");
  const box = screen.getByRole<HTMLInputElement>("textbox", { name: "Kind" });
  expect(box.value).toBe("");
  // Another control has changed the address since the last render.
  window.history.replaceState(null, "", "/names?store=5&kind=foo&q=as");
  await person.click(box);
  await person.paste("mug");
  expect(window.location.search).toBe("?store=5&q=as&kind=mug");
});

test("the next page comes by the cursor; a failure on the way keeps the rows", async () => {
  fakeApi.answer({
    "GET /api/names": ({ params }) =>
      params.get("cursor") === null ? { items: ["Assam"], nextCursor: "abc" } : refusal(403, "forbidden", "forbidden"),
  });
  const { person } = show("/names?q=a");
  await person.click(await screen.findByRole("button", { name: "Load more" }));
  expect(await screen.findByRole("alert")).toBeTruthy();
  expect(rows()).toEqual(["Assam"]);
  fakeApi.answer({ "GET /api/names": () => last("Darjeeling") });
  await person.click(screen.getByRole("button", { name: "Try again" }));
  await waitFor(() => expect(rows()).toEqual(["Assam", "Darjeeling"]));
  expect(fakeApi.sent("GET /api/names").map(({ params }) => params.toString())).toEqual([
    "q=a",
    "q=a&cursor=abc",
    "q=a&cursor=abc",
  ]);
  expect(screen.queryByRole("button", { name: "Load more" })).toBeNull();
});

test("the server's first page is shown for its own filters only", async () => {
  fakeApi.answer({ "GET /api/names": offline });
  show("/names?q=as", { search: "q=as", page: last("Assam") });
  expect(rows()).toEqual(["Assam"]);
});

test("the server's first page of other filters is not shown", async () => {
  fakeApi.answer({ "GET /api/names": () => last("Darjeeling") });
  show("/names?q=da", { search: "q=as", page: last("Assam") });
  expect(rows()).toEqual([]);
  await waitFor(() => expect(rows()).toEqual(["Darjeeling"]));
});
