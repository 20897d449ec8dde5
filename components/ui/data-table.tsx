"use client";

import {
  type ColumnDef,
  type ColumnMeta,
  flexRender,
  getCoreRowModel,
  type OnChangeFn,
  type RowSelectionState,
  useReactTable,
} from "@tanstack/react-table";
import { useTranslations } from "next-intl";
import { type ReactNode, useMemo } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { classNames } from "@/components/ui/class-names";
import { Skeleton } from "@/components/ui/skeleton";
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from "@/components/ui/table";

const HIDE = { sm: "max-sm:hidden", md: "max-md:hidden", lg: "max-lg:hidden", xl: "max-xl:hidden" };

type DataTableProps<T> = {
  /** The table's name for screen readers. */
  caption: string;
  // TanStack's own type for "columns of any value type".
  columns: ColumnDef<T>[];
  rows: T[];
  getRowId: (row: T) => string;
  /** The first load: shows as many grey rows as a page has. */
  isLoading?: boolean;
  /** Older rows stay, dimmed, while the next page comes: nothing jumps. */
  isStale?: boolean;
  /** Shown instead of the table when there are no rows. */
  empty?: ReactNode;
  selection?: RowSelectionState;
  onSelectionChange?: OnChangeFn<RowSelectionState>;
  /** Below 640 px each row is drawn with this instead of the table. */
  renderCard?: (row: T) => ReactNode;
  /** Usually a Pagination. */
  footer?: ReactNode;
  scrollClassName?: string;
};

export function DataTable<T>({
  caption,
  columns,
  rows,
  getRowId,
  isLoading = false,
  isStale = false,
  empty,
  selection,
  onSelectionChange,
  renderCard,
  footer,
  scrollClassName,
}: DataTableProps<T>) {
  const t = useTranslations("common");
  const isSelectable = selection !== undefined && onSelectionChange !== undefined;
  const allColumns = useMemo<ColumnDef<T>[]>(
    () => (isSelectable ? [selectionColumn<T>(t("selectAll"), t("selectRow")), ...columns] : columns),
    [columns, isSelectable, t],
  );
  // eslint-disable-next-line react-hooks/incompatible-library -- the table object is meant to be read anew on each render
  const table = useReactTable({
    data: rows,
    columns: allColumns,
    getRowId,
    getCoreRowModel: getCoreRowModel(),
    state: { rowSelection: selection ?? {} },
    ...(onSelectionChange ? { onRowSelectionChange: onSelectionChange } : {}),
    enableRowSelection: isSelectable,
  });

  if (!isLoading && rows.length === 0 && empty !== undefined) return <>{empty}</>;
  const hasCards = renderCard !== undefined && !isLoading;

  return (
    <div aria-busy={isLoading || isStale} className="min-w-0">
      {hasCards && (
        <ul className={classNames("divide-y divide-line sm:hidden", isStale && "opacity-60")}>
          {rows.map((row) => (
            <li key={getRowId(row)} className="px-4 py-3">
              {renderCard(row)}
            </li>
          ))}
        </ul>
      )}
      <div className={classNames(hasCards && "max-sm:hidden")}>
        <Table caption={caption} {...(scrollClassName ? { scrollClassName } : {})}>
          <TableHead>
            {table.getHeaderGroups().map((group) => (
              <tr key={group.id}>
                {group.headers.map((header) => (
                  <TableHeaderCell key={header.id} {...cellProps(header.column.columnDef.meta)}>
                    {header.isPlaceholder ? null : flexRender(header.column.columnDef.header, header.getContext())}
                  </TableHeaderCell>
                ))}
              </tr>
            ))}
          </TableHead>
          <TableBody className={classNames(isStale && "opacity-60")}>
            {isLoading
              ? Array.from({ length: 8 }, (_, index) => (
                  <TableRow key={index}>
                    {table.getVisibleLeafColumns().map((column) => (
                      <TableCell key={column.id} {...cellProps(column.columnDef.meta)}>
                        <Skeleton className="h-4 w-full max-w-32" />
                      </TableCell>
                    ))}
                  </TableRow>
                ))
              : table.getRowModel().rows.map((row) => (
                  <TableRow key={row.id} isSelected={row.getIsSelected()}>
                    {row.getVisibleCells().map((cell) => (
                      <TableCell key={cell.id} {...cellProps(cell.column.columnDef.meta)}>
                        {flexRender(cell.column.columnDef.cell, cell.getContext())}
                      </TableCell>
                    ))}
                  </TableRow>
                ))}
          </TableBody>
        </Table>
      </div>
      {footer && <div className="border-t border-line px-4 py-2.5 sm:px-5">{footer}</div>}
    </div>
  );
}

function cellProps<T>(meta: ColumnMeta<T, unknown> | undefined): { isNumeric: boolean; className: string } {
  return {
    isNumeric: meta?.isNumeric ?? false,
    className: classNames(meta?.hideBelow && HIDE[meta.hideBelow], meta?.className),
  };
}

function selectionColumn<T>(allLabel: string, rowLabel: string): ColumnDef<T> {
  return {
    id: "select",
    meta: { className: "w-10" },
    header: ({ table }) => (
      <Checkbox
        aria-label={allLabel}
        className="align-middle"
        checked={table.getIsAllPageRowsSelected()}
        isIndeterminate={table.getIsSomePageRowsSelected()}
        onChange={table.getToggleAllPageRowsSelectedHandler()}
      />
    ),
    cell: ({ row }) => (
      <Checkbox
        aria-label={rowLabel}
        className="align-middle"
        checked={row.getIsSelected()}
        onChange={row.getToggleSelectedHandler()}
      />
    ),
  };
}
