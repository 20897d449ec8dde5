import type { ReactNode } from "react";

type MappingRowProps = { title: string; hint: string; suggestion: string | null; children: ReactNode };

/** One side of the mapping, beside the choice from the other. */
export function MappingRow({ title, hint, suggestion, children }: MappingRowProps) {
  return (
    <li className="grid items-center gap-x-6 gap-y-1.5 px-4 py-2.5 sm:grid-cols-[minmax(0,1fr)_minmax(0,18rem)] sm:px-5">
      <div className="min-w-0">
        <p className="font-medium">
          <bdi>{title}</bdi>
        </p>
        <p className="text-[0.8125rem] text-ink-muted">
          <bdi>{hint}</bdi>
        </p>
      </div>
      <div className="min-w-0">
        {children}
        {suggestion && (
          <p className="mt-1 text-[0.8125rem] text-accent-ink">
            <bdi>{suggestion}</bdi>
          </p>
        )}
      </div>
    </li>
  );
}
