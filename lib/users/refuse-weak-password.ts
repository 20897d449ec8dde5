import { isCommonPassword } from "@/lib/auth/common-password";
import { AppError, type ErrorKey } from "@/lib/errors";

type Person = { name: string; email: string };

/** Letters and digits that have to remain without the person's own words, so that these alone are no password. */
const MIN_OWN_CHARACTERS = 6;

/**
 * Checks a new password beyond its length, which the form checks as well (newPasswordSchema).
 *
 * @param field the form's field of the password
 * @throws AppError `invalid_input` (`invalidInput` with the field) when the password is common, or little more than the
 *   person's name or e-mail address
 */
export async function refuseWeakPassword(password: string, person: Person, field: string): Promise<void> {
  const problem = await findWeakness(password, person);
  if (problem !== null) throw new AppError("invalid_input", "invalidInput", { fields: { [field]: problem } });
}

async function findWeakness(password: string, person: Person): Promise<ErrorKey | null> {
  if (await isCommonPassword(password)) return "passwordCommon";
  const rest = withoutWordsOf(person, password.toLowerCase());
  if (rest === password.toLowerCase()) return null;
  const own = rest.replace(/[^\p{L}\p{N}]/gu, "");
  return own.length < MIN_OWN_CHARACTERS || (await isCommonPassword(own)) ? "passwordNamesYou" : null;
}

/** Words of two letters are in many others. */
function withoutWordsOf({ name, email }: Person, text: string): string {
  const words = `${name} ${email}`
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 2)
    .sort((a, b) => b.length - a.length);
  return words.reduce((rest, word) => rest.replaceAll(word, ""), text);
}
