import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { LanguageLinks } from "@/components/layout/language-links";
import { Logo } from "@/components/layout/logo";

export default async function AuthLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations("common");
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center gap-6 px-4 py-10">
      <p className="flex items-center gap-3 text-lg font-semibold tracking-tight">
        <Logo className="size-9" />
        {t("appName")}
      </p>
      {children}
      <LanguageLinks />
    </main>
  );
}
