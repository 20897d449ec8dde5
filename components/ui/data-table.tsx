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
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from "@/components/ui/table";

const HIDE = { sm: "max-sm:hidden", md: "max-md:hidden", lg: "max-lg:hidden", xl: "max-xl:hidden" };

type DataTableProps<T> = {
  /** The table's name for screen readers. */
  caption: string;
  // TanStack's own type for "columns of any value type".
  columns: ColumnDef<T>[];
  rows: T[];
  getRowId: (row: T) => string;
  /** Replaces the table when there are no rows. */
  empty?: ReactNode;
  selection?: RowSelectionState;
  onSelectionChange?: OnChangeFn<RowSelectionState>;
  /** Below 640 px each row is rendered with this instead of the table. */
  renderCard?: (row: T) => ReactNode;
};

export function DataTable<T>({
  caption,
  columns,
  rows,
  getRowId,
  empty,
  selection,
  onSelectionChange,
  renderCard,
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

  if (rows.length === 0 && empty !== undefined) return <>{empty}</>;

  return (
    <div className="min-w-0">
      {renderCard && (
        <ul className="divide-y divide-line sm:hidden">
          {rows.map((row) => (
            <li key={getRowId(row)} className="px-4 py-3">
              {renderCard(row)}
            </li>
          ))}
        </ul>
      )}
      <div className={classNames(renderCard && "max-sm:hidden")}>
        <Table caption={caption}>
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
          <TableBody>
            {table.getRowModel().rows.map((row) => (
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
