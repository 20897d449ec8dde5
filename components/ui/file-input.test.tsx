// @vitest-environment jsdom
import { render, screen } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import { renderToString } from "react-dom/server";
import { expect, test, vi } from "vitest";
import { FileInput } from "./file-input";

test("a file that was chosen before React listens is taken", () => {
  const onChange = vi.fn();
  const view = (
    <NextIntlClientProvider
      locale="en"
      messages={{ common: { file: { choose: "Choose", none: "None" } } }}
      timeZone="UTC"
    >
      <FileInput accept=".csv" file={null} onChange={onChange} />
    </NextIntlClientProvider>
  );
  const container = document.createElement("div");
  container.innerHTML = renderToString(view);
  document.body.append(container);
  const chosen = new File(["SKU"], "tea.csv", { type: "text/csv" });
  Object.defineProperty(container.querySelector("input"), "files", { value: [chosen] });
  render(view, { container, hydrate: true });
  expect(screen.getByText("None")).toBeTruthy();
  expect(onChange).toHaveBeenCalledExactlyOnceWith(chosen);
});
