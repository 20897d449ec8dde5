import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

type FormActionsProps = {
  /** Beside the buttons: "Not saved yet", or why saving was refused. */
  status?: ReactNode;
  /** Stays at the window's lower edge while a long form scrolls. */
  isSticky?: boolean;
  children: ReactNode;
};

/** The main button is the last child; on a phone it comes first and spans the width. */
export function FormActions({ status, isSticky = false, children }: FormActionsProps) {
  return (
    <div
      className={classNames(
        "flex flex-wrap items-center justify-between gap-3 border-t border-line pt-4",
        isSticky && "sticky bottom-(--bottom-bar,0px) z-10 -mx-4 bg-paper/95 px-4 py-3 backdrop-blur-sm sm:mx-0 sm:px-0",
      )}
    >
      <div aria-live="polite" className="min-w-0 flex-1 basis-48 text-ink-muted">
        {status}
      </div>
      <div className="flex w-full flex-col-reverse gap-2 sm:w-auto sm:flex-row">{children}</div>
    </div>
  );
}
