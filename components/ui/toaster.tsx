"use client";

import { useLocale } from "next-intl";
import { useTheme } from "next-themes";
import { Toaster as Sonner } from "sonner";
import { directionOf } from "@/lib/i18n/locale";

/** Mounted once by Providers; call `toast` of sonner. For successes: refusals belong beside the form. */
export function Toaster() {
  const { resolvedTheme } = useTheme();
  const dir = directionOf(useLocale());
  return (
    <Sonner
      theme={resolvedTheme === "dark" ? "dark" : "light"}
      dir={dir}
      position={dir === "rtl" ? "bottom-left" : "bottom-right"}
      style={{ fontFamily: "inherit" }}
      offset={{ bottom: 20 }}
      mobileOffset={{ bottom: 80 }}
      toastOptions={{
        style: {
          background: "var(--surface)",
          color: "var(--ink)",
          border: "1px solid var(--line)",
          borderRadius: "0.5rem",
          boxShadow: "var(--float)",
          fontFamily: "inherit",
        },
      }}
    />
  );
}
