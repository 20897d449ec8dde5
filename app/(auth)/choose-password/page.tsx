import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ChosenPasswordForm } from "./chosen-password-form";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth.choose");
  return { title: t("title"), referrer: "no-referrer" };
}

/** Where the links of invitations and forgotten passwords lead. Their token is in the fragment, which stays in the browser. */
export default function ChoosePasswordPage() {
  return <ChosenPasswordForm />;
}
