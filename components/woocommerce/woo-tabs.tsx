"use client";

import { Link } from "@/components/ui/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCurrentInView } from "@/components/hooks/use-current-in-view";
import { useUser } from "@/components/layout/user-context";
import { classNames } from "@/components/ui/class-names";
import { meets } from "@/lib/auth/access";
import { MAP_TAXES } from "@/lib/permissions/woocommerce";
import { wooHref } from "./woo-href";

const PAGES = [
  ["overview", "/woocommerce"],
  ["sync", "/woocommerce/sync"],
  ["decisions", "/woocommerce/decisions"],
  ["orders", "/woocommerce/orders"],
  ["taxMapping", "/woocommerce/tax-mapping"],
  ["history", "/woocommerce/history"],
  ["webhooks", "/woocommerce/webhooks"],
  ["settings", "/woocommerce/settings"],
] as const;

type WooTabsProps = { storeId: number | null; decisions: number; canSeeSettings: boolean };

/** Links instead of tabs: each page can be opened in a new window. */
export function WooTabs({ storeId, decisions, canSeeSettings }: WooTabsProps) {
  const t = useTranslations("woocommerce.nav");
  const user = useUser();
  const path = usePathname();
  const list = useCurrentInView<HTMLElement>();
  const isHere = (href: string) => path === href || (href !== "/woocommerce" && path.startsWith(`${href}/`));
  return (
    <nav
      ref={list}
      aria-label={t("label")}
      className="-mx-4 mb-5 overflow-x-auto border-b border-line px-4 sm:mx-0 sm:px-0"
    >
      <ul className="flex gap-1 pt-px">
        {PAGES.filter(
          ([page]) => (page !== "settings" || canSeeSettings) && (page !== "taxMapping" || meets(user, MAP_TAXES)),
        ).map(([page, href]) => (
          <li key={page} className="shrink-0">
            <Link
              href={wooHref(href, storeId)}
              aria-current={isHere(href) ? "page" : undefined}
              className={classNames(
                "inline-flex h-10 items-center gap-2 border-b-2 border-transparent px-3 font-medium whitespace-nowrap text-ink-muted -outline-offset-2 hover:text-ink",
                "aria-[current=page]:border-accent aria-[current=page]:text-ink",
              )}
            >
              {t(page)}
              {page === "decisions" && decisions > 0 && (
                <span className="rounded-full bg-warning-soft px-1.5 text-xs text-warning-ink tabular-nums">
                  {decisions}
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
