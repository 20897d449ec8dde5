"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { LOCALES } from "@/lib/i18n/locale";
import { storeLocale } from "@/lib/i18n/locale-cookie";

/** The choice of language before sign-in. */
export function LanguageLinks() {
  const t = useTranslations();
  const router = useRouter();
  const current = useLocale();
  return (
    <div role="group" aria-label={t("auth.language")} className="flex gap-1">
      {LOCALES.map((locale) => (
        <Button
          key={locale}
          variant="ghost"
          size="sm"
          lang={locale}
          aria-pressed={locale === current}
          className="text-ink-muted aria-pressed:bg-accent-soft aria-pressed:text-accent-ink"
          onClick={() => {
            storeLocale(locale);
            router.refresh();
          }}
        >
          {t(`layout.languages.${locale}`)}
        </Button>
      ))}
    </div>
  );
}
