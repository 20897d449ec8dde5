"use client";

import { Link } from "@/components/ui/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useMenuHref } from "@/components/layout/menu-store";
import { isActive, navigationFor } from "@/components/layout/navigation";
import { useUser } from "@/components/layout/user-context";
import { classNames } from "@/components/ui/class-names";

/** On phones, the few pages that are used all day, within reach of the thumb. */
export function BottomBar() {
  const t = useTranslations("layout");
  const pathname = usePathname();
  const hrefOf = useMenuHref();
  const items = navigationFor(useUser()).flatMap((group) => group.items.filter((item) => item.isMain));
  if (items.length < 2) return null;
  return (
    <nav
      aria-label={t("menu")}
      className="fixed inset-x-0 bottom-0 z-30 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] sm:hidden"
    >
      <ul className="flex h-14 items-stretch">
        {items.map((item) => {
          const isHere = isActive(item, pathname);
          return (
            <li key={item.href} className="min-w-0 flex-1">
              <Link
                href={hrefOf(item)}
                aria-current={isHere ? "page" : undefined}
                className={classNames(
                  "flex h-full flex-col items-center justify-center gap-1 text-xs font-medium -outline-offset-2",
                  isHere ? "text-accent-ink" : "text-ink-muted",
                )}
              >
                <item.icon aria-hidden className="size-5" />
                <span className="max-w-full truncate px-1">{t(`nav.${item.label}`)}</span>
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
