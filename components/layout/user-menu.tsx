"use client";

import { useMutation } from "@tanstack/react-query";
import { ChevronsUpDown, KeyRound, LogOut, MonitorSmartphone } from "lucide-react";
import { Link } from "@/components/ui/link";
import { useRouter } from "next/navigation";
import { signOut } from "next-auth/react";
import { useLocale, useTranslations } from "next-intl";
import { useTheme } from "next-themes";
import { toast } from "sonner";
import { useUser } from "@/components/layout/user-context";
import { classNames } from "@/components/ui/class-names";
import {
  DropdownMenu,
  DropdownMenuChoice,
  DropdownMenuItem,
  DropdownMenuSeparator,
} from "@/components/ui/dropdown-menu";
import { DEFAULT_ROLES, type RoleName } from "@/lib/auth/permissions";
import { fetchJson } from "@/lib/http/fetch-json";
import { LOCALES, type Locale } from "@/lib/i18n/locale";
import { storeLocale } from "@/lib/i18n/locale-cookie";

export function UserMenu({ isCompact = false }: { isCompact?: boolean }) {
  const t = useTranslations("layout");
  const user = useUser();
  const router = useRouter();
  const locale = useLocale();
  const roleName = isStartingRole(user.roleName) ? t(`roles.${user.roleName}`) : user.roleName;
  const { theme = "system", setTheme } = useTheme();
  const changeLanguage = useMutation({
    mutationFn: (next: Locale) => fetchJson("/api/settings/language", { method: "PATCH", body: { locale: next } }),
    onSuccess: (_, next) => {
      storeLocale(next);
      router.refresh();
    },
    onError: () => toast.error(t("user.languageFailed")),
  });

  async function leave() {
    await signOut({ redirect: false });
    // A full page load, so that nothing of this user's data stays in memory.
    window.location.assign("/login");
  }

  return (
    <DropdownMenu
      side={isCompact ? "bottom" : "top"}
      className="w-60"
      trigger={
        <button
          type="button"
          aria-label={t("user.open", { name: user.name })}
          className={classNames(
            "flex min-w-0 items-center gap-2.5 rounded-box text-start touch-target hover:bg-sunken",
            isCompact ? "justify-center p-1" : "w-full p-1.5",
          )}
        >
          <span
            aria-hidden
            className="flex size-8 shrink-0 items-center justify-center rounded-full bg-accent-soft text-[0.8125rem] font-semibold text-accent-ink"
          >
            {initialsOf(user.name)}
          </span>
          {!isCompact && (
            <>
              <span className="min-w-0 flex-1">
                <span className="block truncate font-medium">{user.name}</span>
                <span className="block truncate text-xs text-ink-muted">{roleName}</span>
              </span>
              <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-ink-muted" />
            </>
          )}
        </button>
      }
    >
      <div className="px-2.5 py-2">
        <p className="truncate font-medium">{user.name}</p>
        <p dir="ltr" className="truncate text-start text-[0.8125rem] text-ink-muted">
          {user.email}
        </p>
        <p className="truncate text-[0.8125rem] text-ink-muted">{roleName}</p>
      </div>
      <DropdownMenuSeparator />
      <DropdownMenuChoice
        label={t("user.language")}
        value={locale}
        options={LOCALES.map((value) => ({ value, label: <span lang={value}>{t(`languages.${value}`)}</span> }))}
        onValueChange={(next) => changeLanguage.mutate(next)}
      />
      <DropdownMenuSeparator />
      <DropdownMenuChoice
        label={t("user.theme")}
        value={theme}
        options={[
          { value: "system", label: t("user.system") },
          { value: "light", label: t("user.light") },
          { value: "dark", label: t("user.dark") },
        ]}
        onValueChange={setTheme}
      />
      <DropdownMenuSeparator />
      <DropdownMenuItem asChild>
        <Link href="/users/me">
          <KeyRound aria-hidden />
          {t("user.password")}
        </Link>
      </DropdownMenuItem>
      <DropdownMenuItem asChild>
        <Link href="/users/me/sessions">
          <MonitorSmartphone aria-hidden />
          {t("user.sessions")}
        </Link>
      </DropdownMenuItem>
      <DropdownMenuItem onSelect={() => void leave()}>
        <LogOut aria-hidden className="flip-rtl" />
        {t("user.signOut")}
      </DropdownMenuItem>
    </DropdownMenu>
  );
}

/** The initial roles have fixed names, so they have a translation. */
function isStartingRole(name: string): name is RoleName {
  return name in DEFAULT_ROLES;
}

function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => Array.from(word ?? "")[0] ?? "")
    .join("");
}
