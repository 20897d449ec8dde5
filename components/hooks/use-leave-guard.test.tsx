// @vitest-environment jsdom
import { fireEvent, screen } from "@testing-library/react";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { renderView } from "@/lib/testing/browser/render-view";
import { useLeaveGuard } from "./use-leave-guard";

const confirm = vi.fn();
const opened = vi.fn();

function Page({ isDirty }: { isDirty: boolean }) {
  useLeaveGuard(isDirty);
  const open = (event: React.MouseEvent) => {
    event.preventDefault();
    opened();
  };
  return (
    <>
      <a href="/stock" onClick={open}>
        Stock
      </a>
      <a href="/stock" target="_blank" onClick={open}>
        Elsewhere
      </a>
      <a href="mailto:olivia@shop.test" onClick={open}>
        Mail
      </a>
    </>
  );
}

beforeEach(() => {
  vi.stubGlobal("confirm", confirm);
});

describe("with unsaved changes", () => {
  test("a link is followed only after a confirmation", async () => {
    const { person } = renderView(<Page isDirty />);
    confirm.mockReturnValueOnce(false).mockReturnValueOnce(true);
    await person.click(screen.getByRole("link", { name: "Stock" }));
    expect(opened).not.toHaveBeenCalled();
    await person.click(screen.getByRole("link", { name: "Stock" }));
    expect(opened).toHaveBeenCalledOnce();
    expect(confirm).toHaveBeenCalledTimes(2);
  });

  test.each(["Elsewhere", "Mail"])("a link that leaves nothing is not asked about: %s", async (name) => {
    const { person } = renderView(<Page isDirty />);
    await person.click(screen.getByRole("link", { name }));
    expect(confirm).not.toHaveBeenCalled();
    expect(opened).toHaveBeenCalledOnce();
  });

  test("closing the window asks first", () => {
    renderView(<Page isDirty />);
    expect(fireEvent(window, new Event("beforeunload", { cancelable: true }))).toBe(false);
  });
});

test("without unsaved changes there is no question", async () => {
  const { person } = renderView(<Page isDirty={false} />);
  await person.click(screen.getByRole("link", { name: "Stock" }));
  expect(confirm).not.toHaveBeenCalled();
  expect(opened).toHaveBeenCalledOnce();
  expect(fireEvent(window, new Event("beforeunload", { cancelable: true }))).toBe(true);
});
