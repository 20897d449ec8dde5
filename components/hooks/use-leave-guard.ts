"use client";

import { useTranslations } from "next-intl";
import { useEffect } from "react";

/**
 * Asks before a page with something unsaved is left: by a link inside the application, or by closing or
 * reloading it. A link that opens elsewhere or stays on the page leaves nothing, and is not asked about.
 * What the application does by itself, such as going on after saving, is not asked about either.
 */
export function useLeaveGuard(isDirty: boolean): void {
  const question = useTranslations("common")("leaveQuestion");
  useEffect(() => {
    if (!isDirty) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    // While capturing, so that the question comes before the router hears of the click.
    const ask = (event: MouseEvent) => {
      if (!leavesPage(event) || window.confirm(question)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener("beforeunload", warn);
    document.addEventListener("click", ask, true);
    return () => {
      window.removeEventListener("beforeunload", warn);
      document.removeEventListener("click", ask, true);
    };
  }, [isDirty, question]);
}

/** Whether a click takes this page away without the browser asking by itself. */
function leavesPage(event: MouseEvent): boolean {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return false;
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (link === null || link.href === "" || link.hasAttribute("download") || !["", "_self"].includes(link.target))
    return false;
  const to = new URL(link.href);
  // The browser asks about other sites: the page is unloaded. Nothing is unloaded by tel: and mailto:.
  const { origin, pathname, search } = window.location;
  return to.origin === origin && `${to.pathname}${to.search}` !== `${pathname}${search}`;
}
