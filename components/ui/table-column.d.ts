import type { RowData } from "@tanstack/react-table";

declare module "@tanstack/react-table" {
  // The parameters must be named as the library names them, or the two do not merge.
  interface ColumnMeta<TData extends RowData, TValue> {
    /** Right-aligned figures of one width. */
    isNumeric?: boolean;
    /** Left out below this width; the row's card or page has it. */
    hideBelow?: "sm" | "md" | "lg" | "xl";
    className?: string;
  }
}
