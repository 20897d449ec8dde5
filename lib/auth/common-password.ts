/** What is often written in place of a letter. */
const STAND_INS: Record<string, string> = {
  "0": "o",
  "1": "l",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
};

let loading: Promise<ReadonlySet<string>> | undefined;

/**
 * Some 50,000 passwords of leaks, 1,557 of them with ten characters or more. Loaded with the first password that is
 * chosen: it takes 0.2 s and some megabytes, which no other request needs.
 */
function loadCommon(): Promise<ReadonlySet<string>> {
  loading ??= import("@zxcvbn-ts/language-common").then(({ dictionary }) => new Set(dictionary["passwords-common"]));
  return loading;
}

/**
 * Whether a password is among the common ones, or is one of them with what people add to reach a length or a rule:
 * capitals, digits and signs around it, signs for letters, or the same again. Guessing programs try these first.
 */
export async function isCommonPassword(password: string): Promise<boolean> {
  const common = await loadCommon();
  return variantsOf(password.toLowerCase()).some((variant) => common.has(variant) || /^(.)\1*$/u.test(variant));
}

const MIN_LETTERS = 4;

function variantsOf(password: string): string[] {
  const letters = password.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  // Of a password of digits and signs, a few letters say nothing: "4471-cat-9208" is not "cat".
  const bare = letters.length >= MIN_LETTERS ? letters : password;
  const spelled = [password, bare].flatMap((text) => [
    text,
    text.replace(/[013457@$]/g, (sign) => STAND_INS[sign] ?? sign),
  ]);
  const trimmed = spelled.map((text) => text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ""));
  const texts = [...spelled, ...trimmed];
  // "passwordpassword", "abcabcabc"
  return [...texts, ...texts.map((text) => text.replace(/^(.+?)\1+$/u, "$1"))].filter((text) => text !== "");
}
