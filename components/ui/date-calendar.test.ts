import { NextIntlClientProvider } from "next-intl";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { MESSAGES } from "@/lib/i18n/messages";
import type { Locale } from "@/lib/i18n/locale";
import { DateCalendar } from "./date-calendar";

function render(locale: Locale): string {
  const calendar = createElement(DateCalendar, {
    value: "2026-03-05",
    min: "2026-03-03",
    max: "2026-03-30",
    onChoose: () => undefined,
  });
  return renderToStaticMarkup(
    createElement(NextIntlClientProvider, { locale, timeZone: "UTC", messages: MESSAGES[locale], children: calendar }),
  );
}

test.each<[Locale, string, string, string]>([
  ["en", "March 2026", "Sunday", "ltr"],
  ["ar", "مارس 2026", "السبت", "rtl"],
])(
  "speaks the language of the person, in its direction, and begins the week with its day (%s)",
  (locale, month, firstDay, direction) => {
    const html = render(locale);
    expect(html).toContain(`>${month}</span>`);
    expect(/<th aria-label="([^"]+)"/.exec(html)?.[1]).toBe(firstDay);
    expect(html).toContain(`dir="${direction}"`);
  },
);

test("marks the chosen day, and disables days before the first or after the last", () => {
  const cells = render("en").match(/<td.*?<\/td>/g) ?? [];
  const disabled = cells.filter((cell) => cell.includes("data-disabled") && cell.includes("<button"));
  expect(disabled.map((cell) => /data-day="([^"]+)"/.exec(cell)?.[1])).toEqual([
    "2026-03-01",
    "2026-03-02",
    "2026-03-31",
  ]);
  expect(
    cells.filter((cell) => cell.includes('aria-selected="true"')).map((cell) => /data-day="([^"]+)"/.exec(cell)?.[1]),
  ).toEqual(["2026-03-05"]);
});
