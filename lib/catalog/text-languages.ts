import { z } from "zod";

/** The languages that a store's texts can have, as BCP 47 tags. */
export const TEXT_LANGUAGES = [
  "ar",
  "bg",
  "cs",
  "da",
  "de",
  "el",
  "en",
  "es",
  "fa",
  "fi",
  "fr",
  "he",
  "hi",
  "hu",
  "id",
  "it",
  "ja",
  "ko",
  "nb",
  "nl",
  "pl",
  "pt",
  "pt-BR",
  "ro",
  "ru",
  "sv",
  "tr",
  "uk",
  "ur",
  "zh-Hans",
  "zh-Hant",
] as const;

export const textLanguageSchema = z.enum(TEXT_LANGUAGES);

export type TextLanguage = z.infer<typeof textLanguageSchema>;

/** A language with its name in the language of the person. */
export type NamedLanguage = { tag: TextLanguage; name: string };
