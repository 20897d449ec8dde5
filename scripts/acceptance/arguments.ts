import { parseArgs } from "node:util";
import { z } from "zod";
import { normaliseStoreUrl } from "@/lib/woo/store-url";

/** How much the acceptance sends. The figures of `full` are above the limits of a request: 100 items in a batch. */
export type Size = {
  variations: number;
  lostProducts: number;
  giveUpAfterMs: number;
};

const SIZES = {
  full: { variations: 120, lostProducts: 60, giveUpAfterMs: 600 },
  small: { variations: 6, lostProducts: 6, giveUpAfterMs: 600 },
} as const satisfies Record<string, Size>;

const argumentsSchema = z.object({
  url: z.string({ error: "--url is missing: the address of the throw-away store" }).transform((text, context) => {
    const result = normaliseStoreUrl(text);
    if (result.ok) return result.url;
    context.addIssue({ code: "custom", message: `--url is no address of a store: ${text}` });
    return z.NEVER;
  }),
  key: z.string({ error: "--key is missing: a consumer key with read and write" }).regex(/^ck_[0-9a-f]{40}$/, {
    error: "--key is ck_ and 40 hexadecimal digits",
  }),
  secret: z
    .string({ error: "--secret is missing: the secret of the key" })
    .regex(/^cs_[0-9a-f]{40}$/, { error: "--secret is cs_ and 40 hexadecimal digits" }),
  clean: z.boolean().default(false),
  size: z.enum(["full", "small"], { error: "--size is full or small" }).default("full"),
});

export type AcceptanceArguments = {
  url: string;
  key: string;
  secret: string;
  /** Deletes what earlier calls made, and does nothing else. */
  clean: boolean;
  size: Size;
};

/** Reads the command line. Throws an Error that has a line for each argument that is missing or wrong. */
export function readArguments(argv: readonly string[]): AcceptanceArguments {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      url: { type: "string" },
      key: { type: "string" },
      secret: { type: "string" },
      clean: { type: "boolean" },
      size: { type: "string" },
    },
  });
  const read = argumentsSchema.safeParse(values);
  if (!read.success) throw new Error(read.error.issues.map(({ message }) => message).join("\n"));
  return { ...read.data, size: SIZES[read.data.size] };
}
