import { readdirSync } from "node:fs";
import path from "node:path";
import { createTranslator } from "next-intl";
import { expect, test } from "vitest";
import { type Locale, LOCALES } from "@/lib/i18n/locale";
import { MESSAGES } from "@/lib/i18n/messages";

/**
 * About two thousand texts are parsed and formatted: 0.5 s on a free core, too near to 5 s on a machine that also
 * builds.
 */
const LIMIT_MS = 60_000;

type Tree = { [key: string]: string | Tree };

function flatten(tree: Tree, prefix = ""): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === "string") texts.set(prefix + key, value);
    else for (const [path, text] of flatten(value, `${prefix}${key}.`)) texts.set(path, text);
  }
  return texts;
}

const TEXTS: Record<Locale, Map<string, string>> = {
  en: flatten(MESSAGES.en as unknown as Tree),
  ar: flatten(MESSAGES.ar as unknown as Tree),
};

/**
 * Names of arguments and of tags. A brace opens an argument in text, and a branch's text after a plural's or a
 * select's keyword, so the parser tells the two apart.
 */
function placeholdersOf(text: string): string[] {
  const names = new Set([...text.matchAll(/<(\w+)>/g)].map((match) => `<${match[1]}>`));
  let index = 0;
  const readText = () => {
    for (; index < text.length && text[index] !== "}"; index++) if (text[index] === "{") readArgument();
  };
  const readArgument = () => {
    const [whole, name = ""] = /^\{\s*(\w+)\s*/.exec(text.slice(index)) ?? ["{"];
    names.add(name);
    index += whole.length;
    for (; index < text.length && text[index] !== "}"; index++) {
      if (text[index] !== "{") continue;
      index++;
      readText();
    }
  };
  readText();
  return [...names].sort();
}

test("tells an argument from a branch", () => {
  expect(placeholdersOf("{name}: {count, plural, one {item} other {# of {total, number}}} <b>x</b>")).toEqual([
    "<b>",
    "count",
    "name",
    "total",
  ]);
});

test("each area has its file in each language, and is in the list", () => {
  for (const locale of LOCALES) {
    const files = readdirSync(path.join(import.meta.dirname, "messages", locale));
    expect(files.sort()).toEqual(
      Object.keys(MESSAGES[locale])
        .map((area) => `${area}.json`)
        .sort(),
    );
  }
});

test("Arabic has the keys of English, and no other", () => {
  const missing = [...TEXTS.en.keys()].filter((key) => !TEXTS.ar.has(key));
  const extra = [...TEXTS.ar.keys()].filter((key) => !TEXTS.en.has(key));
  expect({ missing, extra }).toEqual({ missing: [], extra: [] });
});

test("both languages have the same placeholders", () => {
  const differing = [...TEXTS.en]
    .filter(([key, text]) => {
      const arabic = TEXTS.ar.get(key);
      return arabic !== undefined && placeholdersOf(arabic).join() !== placeholdersOf(text).join();
    })
    .map(([key]) => key);
  expect(differing).toEqual([]);
});

test.each(LOCALES)(
  "every text in %s can be formatted",
  (locale) => {
    const failed: string[] = [];
    const translate = createTranslator({
      locale,
      messages: MESSAGES[locale],
      onError: (error) => failed.push(error.message),
    }) as unknown as { markup: (key: string, values: Record<string, unknown>) => string };
    for (const [key, text] of TEXTS[locale]) {
      const values = placeholdersOf(text).map((name) =>
        name.startsWith("<") ? [name.slice(1, -1), (chunks: string) => chunks] : [name, 3],
      );
      translate.markup(key, Object.fromEntries(values));
    }
    expect(failed).toEqual([]);
  },
  LIMIT_MS,
);
