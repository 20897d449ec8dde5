"use client";

import "@/app/globals.css";
import { useSyncExternalStore } from "react";
import { directionOf, isLocale, type Locale, LOCALE_COOKIE } from "@/lib/i18n/locale";
import ar from "@/lib/i18n/messages/ar/layout.json";
import en from "@/lib/i18n/messages/en/layout.json";

/** Replaces the root layout when that fails, so it has neither providers nor the server's language. */
export default function GlobalError() {
  const locale = useSyncExternalStore<Locale>(
    () => () => undefined,
    cookieLocale,
    () => "en",
  );
  const text = (locale === "ar" ? ar : en).error;
  return (
    <html lang={locale} dir={directionOf(locale)}>
      <body className="font-sans">
        <main className="mx-auto flex min-h-dvh max-w-[52ch] flex-col justify-center px-6">
          <h1 className="text-xl font-semibold">{text.title}</h1>
          <p className="mt-2 text-ink-muted">{text.textNoCode}</p>
        </main>
      </body>
    </html>
  );
}

function cookieLocale(): Locale {
  const value = new RegExp(`${LOCALE_COOKIE}=(\\w+)`).exec(document.cookie)?.[1];
  return isLocale(value) ? value : "en";
}
