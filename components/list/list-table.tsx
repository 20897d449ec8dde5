"use client";

import type { ComponentProps } from "react";
import { DataTable } from "@/components/ui/data-table";
import { ListCard, type ListCardProps } from "./list-card";

type ListTableProps<T> = Omit<ListCardProps, "list" | "children"> &
  Omit<ComponentProps<typeof DataTable<T>>, "rows" | "empty"> & {
    list: ListCardProps["list"] & { items: T[] };
  };

/** A list as a table, its rows as cards on a phone. */
export function ListTable<T>({
  caption,
  columns,
  getRowId,
  selection,
  onSelectionChange,
  renderCard,
  ...card
}: ListTableProps<T>) {
  const table = { caption, columns, getRowId, selection, onSelectionChange, renderCard };
  return (
    <ListCard {...card}>
      <DataTable rows={card.list.items} {...table} />
    </ListCard>
  );
}
