import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

export function Kbd({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <kbd
      className={classNames(
        "inline-flex h-5 min-w-5 items-center justify-center rounded-box border border-line bg-sunken px-1.5 font-sans text-xs text-ink-muted",
        className,
      )}
    >
      {children}
    </kbd>
  );
}
