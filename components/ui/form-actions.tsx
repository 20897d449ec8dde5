import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

type FormActionsProps = {
  /** Beside the buttons: "Not saved yet", or why saving was refused. */
  status?: ReactNode;
  /** Stays at the window's lower edge while a long form scrolls. */
  isSticky?: boolean;
  children: ReactNode;
};

/** The main button is the last child; on a phone the buttons share a row. */
export function FormActions({ status, isSticky = false, children }: FormActionsProps) {
  return (
    <div
      className={classNames(
        "flex flex-wrap items-center justify-between gap-x-3 gap-y-2 border-t border-line pt-4",
        isSticky && "sticky bottom-(--bottom-bar,0px) z-10 -mx-4 bg-paper px-4 py-3 max-sm:py-2 sm:mx-0 sm:px-0",
      )}
    >
      <div aria-live="polite" className="min-w-0 flex-1 basis-48 text-ink-muted">
        {status}
      </div>
      <div className="flex w-full gap-2 max-sm:*:flex-1 sm:w-auto">{children}</div>
    </div>
  );
}
