"use client";

import { Link } from "@/components/ui/link";
import { usePathname } from "next/navigation";
import { classNames } from "@/components/ui/class-names";

type PageLinksProps = { label: string; pages: readonly { href: string; label: string }[] };

/** The pages of one area, side by side. Links instead of tabs, because each page has its own address. */
export function PageLinks({ label, pages }: PageLinksProps) {
  const pathname = usePathname();
  return (
    <nav aria-label={label} className="mb-4 flex gap-1 border-b border-line">
      {pages.map((page) => (
        <Link
          key={page.href}
          href={page.href}
          aria-current={pathname === page.href ? "page" : undefined}
          className={classNames(
            "-mb-px inline-flex h-10 items-center border-b-2 border-transparent px-3 font-medium text-ink-muted -outline-offset-2 hover:text-ink",
            pathname === page.href && "border-accent text-ink",
          )}
        >
          {page.label}
        </Link>
      ))}
    </nav>
  );
}
