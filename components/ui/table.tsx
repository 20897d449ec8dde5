import type { ComponentProps } from "react";
import { classNames } from "@/components/ui/class-names";

type TableProps = ComponentProps<"table"> & {
  /** The table's name for screen readers; not visible. */
  caption: string;
  /** A height with its own scrolling keeps the head visible: "max-h-[60dvh]". */
  scrollClassName?: string;
};

/** Scrolls sideways inside itself, so that the page never does. Focusable, so that arrow keys can scroll it. */
export function Table({ caption, scrollClassName, className, children, ...props }: TableProps) {
  return (
    <div
      role="region"
      aria-label={caption}
      tabIndex={0}
      className={classNames("w-full overflow-x-auto -outline-offset-2", scrollClassName)}
    >
      <table className={classNames("w-full border-separate border-spacing-0 text-start", className)} {...props}>
        <caption className="sr-only">{caption}</caption>
        {children}
      </table>
    </div>
  );
}

export function TableHead({ className, ...props }: ComponentProps<"thead">) {
  return <thead className={classNames("sticky top-0 z-10", className)} {...props} />;
}

export function TableBody({ className, ...props }: ComponentProps<"tbody">) {
  return <tbody className={classNames("[&>tr:last-child>*]:border-b-0", className)} {...props} />;
}

type TableRowProps = ComponentProps<"tr"> & { isSelected?: boolean };

export function TableRow({ isSelected = false, className, ...props }: TableRowProps) {
  return (
    <tr
      data-selected={isSelected || undefined}
      className={classNames("group/row hover:bg-sunken/50 data-selected:bg-accent-soft", className)}
      {...props}
    />
  );
}

type CellProps = {
  /**
   * Digits of one width, with units aligned. On the right in Arabic, too, where the right is the cell's start,
   * because digits run from left to right in both.
   */
  isNumeric?: boolean;
};

export function TableHeaderCell({ isNumeric = false, className, ...props }: ComponentProps<"th"> & CellProps) {
  return (
    <th
      scope="col"
      className={classNames(
        "h-9 border-b border-line bg-sunken px-3 text-start text-xs font-medium whitespace-nowrap text-ink-muted first:ps-4 last:pe-4 sm:first:ps-5 sm:last:pe-5",
        isNumeric && "text-end rtl:text-start",
        className,
      )}
      {...props}
    />
  );
}

export function TableCell({ isNumeric = false, className, ...props }: ComponentProps<"td"> & CellProps) {
  return (
    <td
      className={classNames(
        "h-11 border-b border-line px-3 py-1.5 align-middle first:ps-4 last:pe-4 sm:first:ps-5 sm:last:pe-5",
        isNumeric && "text-end whitespace-nowrap tabular-nums rtl:text-start",
        className,
      )}
      {...props}
    />
  );
}
