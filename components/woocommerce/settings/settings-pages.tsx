"use client";

import { Link } from "@/components/ui/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import { wooHref } from "../woo-href";

const PAGES = [
  ["tabStore", "/woocommerce/settings"],
  ["tab", "/woocommerce/settings/orders"],
] as const;

/** The two pages of settings: what is sent, and what is imported. */
export function SettingsPages({ storeId }: { storeId: number }) {
  const t = useTranslations("orders.settings");
  const path = usePathname();
  return (
    <nav aria-label={t("sections")} className="mb-5 flex gap-1.5">
      {PAGES.map(([page, href]) => (
        <Link
          key={page}
          href={wooHref(href, storeId)}
          aria-current={path === href ? "page" : undefined}
          className={classNames(
            "inline-flex h-8 items-center rounded-full border border-line bg-surface px-3 text-[0.8125rem] font-medium text-ink-muted hover:text-ink",
            "aria-[current=page]:border-accent aria-[current=page]:bg-accent-soft aria-[current=page]:text-accent-ink",
          )}
        >
          {t(page)}
        </Link>
      ))}
    </nav>
  );
}
