"use client";

import { useTranslations } from "next-intl";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { classNames } from "@/components/ui/class-names";

const PAGES = [
  { href: "/users", label: "people" },
  { href: "/users/roles", label: "roles" },
] as const;

/** People, and what they may do. Links and not tabs: each is a page with its own address. */
export function UsersTabs() {
  const t = useTranslations("users.tabs");
  const pathname = usePathname();
  return (
    <nav aria-label={t("label")} className="mb-4 flex gap-1 border-b border-line">
      {PAGES.map(({ href, label }) => (
        <Link
          key={href}
          href={href}
          aria-current={pathname === href ? "page" : undefined}
          className={classNames(
            "-mb-px inline-flex h-10 items-center border-b-2 border-transparent px-3 font-medium text-ink-muted -outline-offset-2 hover:text-ink",
            pathname === href && "border-accent text-ink",
          )}
        >
          {t(label)}
        </Link>
      ))}
    </nav>
  );
}
