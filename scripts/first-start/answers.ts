import errors from "@/lib/i18n/messages/en/errors.json";
import { type FirstBusiness, firstBusinessSchema } from "@/lib/setup/setup-schema";

/** Flag → question of the terminal, and the answer that an empty line means. Without one, an answer is needed. */
export const QUESTIONS = {
  business: { question: "Name of the business" },
  currency: { question: "Currency, such as USD or EUR" },
  "time-zone": { question: "Time zone, such as Europe/Berlin", fallback: "UTC" },
  prices: { question: "Prices are entered with or without tax", fallback: "with" },
  taxes: { question: "Tax rates, such as VAT 19%=19; VAT 7%=7, or nothing", fallback: "" },
  location: { question: "Name of the first shop or warehouse", fallback: "Shop" },
  address: { question: "Its address, lines divided by semicolons, or nothing", fallback: "" },
  phone: { question: "Its phone, or nothing", fallback: "" },
  name: { question: "Name of the owner" },
  email: { question: "E-mail of the owner" },
  language: { question: "Language of the owner, en or ar", fallback: "en" },
} as const satisfies Record<string, { question: string; fallback?: string }>;

type Flag = keyof typeof QUESTIONS;
export type Answers = Partial<Record<string, string>>;
export type Ask = (question: string) => Promise<string>;

/** Which flag an input of the schema comes from. */
const FLAGS: Record<string, Flag> = {
  "business.name": "business",
  "business.currency": "currency",
  "business.timeZone": "time-zone",
  "location.name": "location",
  "location.address": "address",
  "location.phone": "phone",
  "owner.name": "name",
  "owner.email": "email",
  "owner.locale": "language",
};

/**
 * The given flags, completed by questions when a person can be asked, else by the fallbacks.
 *
 * @throws Error that names the flags that are missing
 */
export async function readAnswers(given: Answers, ask: Ask | null): Promise<Record<Flag, string>> {
  const answers: Record<string, string> = {};
  const missing: string[] = [];
  for (const [flag, entry] of Object.entries(QUESTIONS)) {
    const fallback = "fallback" in entry ? entry.fallback : undefined;
    let answer = given[flag];
    if (answer === undefined && ask !== null)
      answer = (await ask(`${entry.question}${fallback ? ` [${fallback}]` : ""}: `)).trim();
    answer = answer || fallback;
    if (answer === undefined) missing.push(`--${flag} (${entry.question})`);
    else answers[flag] = answer;
  }
  if (missing.length > 0) throw new Error(`These are needed: ${missing.join(", ")}.`);
  return answers as Record<Flag, string>;
}

/**
 * The first business of the answers.
 *
 * @throws Error with a sentence per answer that does not fit
 */
export function toFirstBusiness(answers: Record<Flag, string>, password: string): FirstBusiness {
  if (!["with", "without"].includes(answers.prices)) throw new Error("--prices: with or without (tax).");
  const parsed = firstBusinessSchema.safeParse({
    business: {
      name: answers.business,
      currency: answers.currency.toUpperCase(),
      timeZone: answers["time-zone"],
      pricesIncludeTax: answers.prices === "with",
      weightUnit: "kg",
    },
    taxRates: divide(answers.taxes).map((rate) => {
      const at = rate.lastIndexOf("=");
      return { name: rate.slice(0, Math.max(at, 0)), percent: rate.slice(at + 1) };
    }),
    location: { name: answers.location, address: divide(answers.address).join("\n"), phone: answers.phone },
    owner: { name: answers.name, email: answers.email, locale: answers.language, password },
  });
  if (parsed.success) return parsed.data;
  const sentences = parsed.error.issues.map(
    ({ path, message }) => `--${FLAGS[path.join(".")] ?? "taxes"}: ${sentenceOf(message)}`,
  );
  throw new Error(sentences.join("\n"));
}

function divide(text: string): string[] {
  return text
    .split(";")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

function sentenceOf(message: string): string {
  return Object.entries(errors).find(([key]) => key === message)?.[1] ?? errors.invalidField;
}
