"use client";

import { Tabs as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

type TabsProps<T extends string> = {
  value: T;
  onValueChange: (value: T) => void;
  /** Names what the tabs switch between. */
  label: string;
  items: { value: T; label: ReactNode; count?: ReactNode; content?: ReactNode }[];
  className?: string;
};

export function Tabs<T extends string>({ value, onValueChange, label, items, className }: TabsProps<T>) {
  return (
    <Primitive.Root value={value} onValueChange={(next) => onValueChange(next as T)} className={className}>
      <Primitive.List aria-label={label} className="flex gap-1 overflow-x-auto border-b border-line px-px pt-px">
        {items.map((item) => (
          <Primitive.Trigger
            key={item.value}
            value={item.value}
            className={classNames(
              "-mb-px inline-flex h-10 shrink-0 items-center gap-2 border-b-2 border-transparent px-3 font-medium whitespace-nowrap text-ink-muted",
              "-outline-offset-2 hover:text-ink data-[state=active]:border-accent data-[state=active]:text-ink",
            )}
          >
            {item.label}
            {item.count !== undefined && (
              <span className="rounded-full bg-sunken px-1.5 text-xs text-ink-muted tabular-nums">{item.count}</span>
            )}
          </Primitive.Trigger>
        ))}
      </Primitive.List>
      {items.map(
        (item) =>
          item.content !== undefined && (
            <Primitive.Content key={item.value} value={item.value} className="pt-4">
              {item.content}
            </Primitive.Content>
          ),
      )}
    </Primitive.Root>
  );
}
