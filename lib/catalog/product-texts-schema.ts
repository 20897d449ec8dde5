import { z } from "zod";
import { htmlSchema, MAX_NAME_LENGTH } from "./product-schema";
import { TEXT_LANGUAGES, textLanguageSchema } from "./text-languages";

const textsSchema = z.object({
  language: textLanguageSchema,
  name: z.string().trim().max(MAX_NAME_LENGTH, "tooLong"),
  description: htmlSchema,
  shortDescription: htmlSchema,
});

/** Texts by language. An empty text goes out as entered; a language that is left out stays unchanged. */
export const productTextsSchema = z.object({
  texts: z
    .array(textsSchema)
    .max(TEXT_LANGUAGES.length)
    .refine((texts) => new Set(texts.map(({ language }) => language)).size === texts.length),
});

/** A product's texts in one language; empty where the entered text is sent. */
export type ProductTexts = z.infer<typeof textsSchema>;

/** A product's texts in a language, with the names of the stores that are sent them. */
export type ProductLanguage = ProductTexts & { stores: string[] };
