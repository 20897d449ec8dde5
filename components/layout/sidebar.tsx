"use client";

import { PanelLeftClose, PanelLeftOpen } from "lucide-react";
import { Link } from "@/components/ui/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Logo } from "@/components/layout/logo";
import { useCurrentInView } from "@/components/hooks/use-current-in-view";
import { NavList } from "@/components/layout/nav-list";
import { SIDEBAR_COOKIE } from "@/components/layout/sidebar-cookie";
import { UserMenu } from "@/components/layout/user-menu";
import { useUser } from "@/components/layout/user-context";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** From 1024 px. A cookie holds the width, so that the server renders it right and nothing jumps. */
export function Sidebar({ startsCollapsed }: { startsCollapsed: boolean }) {
  const t = useTranslations("layout");
  const { business } = useUser();
  const [isCollapsed, setIsCollapsed] = useState(startsCollapsed);
  const list = useCurrentInView<HTMLDivElement>();

  function toggle() {
    setIsCollapsed(!isCollapsed);
    document.cookie = `${SIDEBAR_COOKIE}=${isCollapsed ? "open" : "collapsed"}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
  }

  const Icon = isCollapsed ? PanelLeftOpen : PanelLeftClose;
  return (
    <aside
      className={classNames(
        "sticky top-0 hidden h-dvh shrink-0 flex-col border-e border-line bg-surface lg:flex",
        isCollapsed ? "w-16" : "w-60",
      )}
    >
      <div className={classNames("flex items-center gap-2 px-3 pt-3.5 pb-3", isCollapsed && "flex-col")}>
        <Link href="/" className="flex min-w-0 flex-1 items-center gap-2.5 rounded-box" aria-label={business.name}>
          <Logo />
          {!isCollapsed && <span className="truncate font-semibold">{business.name}</span>}
        </Link>
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label={isCollapsed ? t("expand") : t("collapse")}
          aria-expanded={!isCollapsed}
          className="text-ink-muted"
          onClick={toggle}
        >
          <Icon aria-hidden className="flip-rtl" />
        </Button>
      </div>
      <div ref={list} className="min-h-0 flex-1 overflow-y-auto px-3 py-2">
        <NavList isCollapsed={isCollapsed} />
      </div>
      <div className="border-t border-line p-2">
        <UserMenu isCompact={isCollapsed} />
      </div>
    </aside>
  );
}
