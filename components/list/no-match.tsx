"use client";

import { SearchX } from "lucide-react";
import { EmptyState } from "@/components/ui/empty-state";
import { ClearFilters } from "./clear-filters";

type NoMatchProps = { title: string; description?: string; onClear: () => void };

/** Nothing matches the filters; a button clears them. */
export function NoMatch({ title, description, onClear }: NoMatchProps) {
  const actions = <ClearFilters onClick={onClear} />;
  return <EmptyState icon={SearchX} title={title} description={description} actions={actions} />;
}
