"use client";

import { usePathname } from "next/navigation";
import { type RefObject, useEffect, useRef } from "react";

/** Scrolls the current link of a scrolling list into view, without scrolling the page. */
export function useCurrentInView<T extends HTMLElement>(): RefObject<T | null> {
  const list = useRef<T>(null);
  const path = usePathname();
  useEffect(() => {
    const current = list.current?.querySelector('[aria-current="page"]');
    if (!list.current || !current) return;
    const [outer, inner] = [list.current.getBoundingClientRect(), current.getBoundingClientRect()];
    const isInView =
      inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom;
    if (isInView) return;
    list.current.scrollBy({
      left: (inner.left + inner.right - outer.left - outer.right) / 2,
      top: (inner.top + inner.bottom - outer.top - outer.bottom) / 2,
    });
  }, [path]);
  return list;
}
