import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { isMailOn } from "@/lib/mail/send-mail";
import { ForgottenPasswordForm } from "./forgotten-password-form";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth.forgotten");
  return { title: t("title") };
}

export default async function ForgotPasswordPage() {
  const t = await getTranslations("auth.forgotten");
  return (
    <Card className="w-full max-w-sm">
      <h1 className="text-xl font-semibold tracking-tight rtl:tracking-normal">{t("title")}</h1>
      {isMailOn() ? <ForgottenPasswordForm /> : <p className="mt-1 text-ink-muted">{t("off")}</p>}
      <p className="mt-5 text-center">
        <Link href="/login" className="text-accent-ink hover:underline">
          {t("back")}
        </Link>
      </p>
    </Card>
  );
}
