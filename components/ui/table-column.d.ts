import type { RowData } from "@tanstack/react-table";

declare module "@tanstack/react-table" {
  // The parameters need the library's names, or the declarations do not merge.
  interface ColumnMeta<TData extends RowData, TValue> {
    /** Right-aligned figures of one width. */
    isNumeric?: boolean;
    /** Hidden below this width; the row's card or page has the value. */
    hideBelow?: "sm" | "md" | "lg" | "xl";
    className?: string;
  }
}
