"use client";

import { Link } from "@/components/ui/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useMenuHref } from "@/components/layout/menu-store";
import { isActive, navigationFor } from "@/components/layout/navigation";
import { useUser } from "@/components/layout/user-context";
import { classNames } from "@/components/ui/class-names";
import { Tooltip } from "@/components/ui/tooltip";

type NavListProps = { isCollapsed?: boolean; onNavigate?: () => void };

export function NavList({ isCollapsed = false, onNavigate }: NavListProps) {
  const t = useTranslations("layout");
  const pathname = usePathname();
  const hrefOf = useMenuHref();
  const groups = navigationFor(useUser());
  return (
    <nav aria-label={t("mainNavigation")} className="flex flex-col gap-4">
      {groups.map((group) => (
        <div key={group.label ?? "top"}>
          {group.label &&
            (isCollapsed ? (
              <hr className="mx-2 mb-3 border-line" />
            ) : (
              <h2 className="mb-1 px-2.5 text-xs font-medium text-ink-muted">{t(`nav.${group.label}`)}</h2>
            ))}
          <ul className="flex flex-col gap-0.5">
            {group.items.map((item) => {
              const isHere = isActive(item, pathname);
              const label = t(`nav.${item.label}`);
              const link = (
                <Link
                  href={hrefOf(item)}
                  aria-current={isHere ? "page" : undefined}
                  aria-label={isCollapsed ? label : undefined}
                  onClick={onNavigate}
                  className={classNames(
                    "relative flex h-9 items-center gap-3 rounded-box px-2.5 font-medium text-ink-muted transition-colors duration-100",
                    "touch-target hover:bg-sunken hover:text-ink",
                    isHere && "bg-accent-soft text-accent-ink hover:bg-accent-soft hover:text-accent-ink",
                    isCollapsed && "justify-center px-0",
                  )}
                >
                  <item.icon aria-hidden className="size-[1.125rem] shrink-0" />
                  {!isCollapsed && <span className="truncate">{label}</span>}
                </Link>
              );
              return (
                <li key={item.href}>
                  {isCollapsed ? (
                    <Tooltip content={label} side="right">
                      {link}
                    </Tooltip>
                  ) : (
                    link
                  )}
                </li>
              );
            })}
          </ul>
        </div>
      ))}
    </nav>
  );
}
