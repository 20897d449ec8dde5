"use client";

import { useTranslations } from "next-intl";
import { useEffect } from "react";

/**
 * Asks before a page with unsaved changes is left, by a link inside the application, by closing or by reloading.
 * There is no question for a link that opens elsewhere or stays on the page, or for navigation by the application
 * itself, such as after saving.
 */
export function useLeaveGuard(isDirty: boolean): void {
  const question = useTranslations("common")("leaveQuestion");
  useEffect(() => {
    if (!isDirty) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    // The capture phase, so that the question comes before the router sees the click.
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

/** Whether a click leaves this page without the browser's own question. */
function leavesPage(event: MouseEvent): boolean {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return false;
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (link === null || link.href === "" || link.hasAttribute("download") || !["", "_self"].includes(link.target))
    return false;
  const to = new URL(link.href);
  // The browser itself asks for links to other sites, because the page is unloaded. tel: and mailto: unload nothing.
  const { origin, pathname, search } = window.location;
  return to.origin === origin && `${to.pathname}${to.search}` !== `${pathname}${search}`;
}
