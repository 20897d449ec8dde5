// @vitest-environment jsdom
import { screen, within } from "@testing-library/react";
import { describe, expect, test, vi } from "vitest";
import { renderView } from "@/lib/testing/browser/render-view";
import { PayDialog } from "./pay-dialog";

function show(total: string, notice: string | null = null) {
  const onComplete = vi.fn();
  const { person } = renderView(
    <PayDialog total={total} notice={notice} isPending={false} onComplete={onComplete} onClose={() => undefined} />,
  );
  return { person, onComplete };
}

const amount = () => screen.getByRole<HTMLInputElement>("textbox", { name: "Amount" });

describe("a payment", () => {
  test("of the amount due needs Enter alone", async () => {
    const { person, onComplete } = show("60.00");
    expect(amount().value).toBe("60");
    expect(document.activeElement).toBe(amount());
    await person.keyboard("{Enter}");
    expect(onComplete).toHaveBeenCalledWith([{ method: "cash", amount: "60", reference: "" }]);
  });

  test("of more cash than due shows the change before it is taken", async () => {
    const { person, onComplete } = show("12.50");
    await person.clear(amount());
    await person.type(amount(), "20");
    expect(screen.getByText("Change").parentElement?.textContent).toContain("$7.50");
    await person.click(screen.getByRole("button", { name: "Complete sale" }));
    expect(onComplete).toHaveBeenCalledWith([{ method: "cash", amount: "20", reference: "" }]);
  });

  test("in parts asks for the rest, and the next typed amount replaces the rest", async () => {
    const { person, onComplete } = show("60.00");
    await person.click(screen.getByRole("radio", { name: "Card" }));
    await person.clear(amount());
    await person.type(amount(), "40");
    await person.type(screen.getByRole("textbox", { name: /Reference/ }), "slip 7");
    await person.click(screen.getByRole("button", { name: "Add payment" }));
    expect(onComplete).not.toHaveBeenCalled();
    expect(within(screen.getByRole("list", { name: "Paid" })).getByText("$40.00")).toBeTruthy();
    expect(amount().value).toBe("20");
    await person.click(screen.getByRole("radio", { name: "Cash" }));
    await person.click(amount());
    await person.keyboard("{Enter}");
    expect(onComplete).toHaveBeenCalledWith([
      { method: "card", amount: "40", reference: "slip 7" },
      { method: "cash", amount: "20", reference: "" },
    ]);
  });

  test("that was taken by mistake can be removed", async () => {
    const { person } = show("60.00");
    await person.clear(amount());
    await person.type(amount(), "10{Enter}");
    await person.click(screen.getByRole("button", { name: "Remove payment of $10.00" }));
    expect(amount().value).toBe("60");
    expect(screen.queryByRole("list", { name: "Paid" })).toBeNull();
  });
});

describe("is refused", () => {
  test.each([
    ["nothing", "0", "Enter an amount above zero."],
    ["part of a coin", "12.505", "No coin is that small. Enter an amount that can be paid."],
  ])("%s", async (_, typed, reason) => {
    const { person, onComplete } = show("12.50");
    await person.clear(amount());
    await person.type(amount(), `${typed}{Enter}`);
    expect(await screen.findByText(reason)).toBeTruthy();
    expect(onComplete).not.toHaveBeenCalled();
  });

  test("above the amount due by card, since only cash gives change", async () => {
    const { person, onComplete } = show("12.50");
    await person.click(screen.getByRole("radio", { name: "Card" }));
    await person.clear(amount());
    await person.type(amount(), "20");
    await person.click(screen.getByRole("button", { name: "Complete sale" }));
    expect(await screen.findByText("Only cash gives change. Lower the other amounts.")).toBeTruthy();
    expect(onComplete).not.toHaveBeenCalled();
  });
});

test("a sale that costs nothing asks for no payment", async () => {
  const { person, onComplete } = show("0.00");
  expect(screen.queryByRole("textbox", { name: "Amount" })).toBeNull();
  await person.keyboard("{Enter}");
  expect(onComplete).toHaveBeenCalledWith([]);
});

test("states why the total has changed", () => {
  show("13.00", "Prices have changed.");
  expect(screen.getByText("Prices have changed.")).toBeTruthy();
});
