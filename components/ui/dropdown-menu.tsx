"use client";

import { Check } from "lucide-react";
import { DropdownMenu as Primitive } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

type DropdownMenuProps = {
  /** One focusable element, e.g. a Button. */
  trigger: ReactNode;
  align?: "start" | "end";
  side?: "top" | "bottom";
  className?: string;
  children: ReactNode;
};

export function DropdownMenu({ trigger, align = "end", side = "bottom", className, children }: DropdownMenuProps) {
  return (
    <Primitive.Root>
      <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          align={align}
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className={classNames(
            "z-50 min-w-48 max-w-[calc(100vw-1rem)] rounded-box border border-line bg-surface p-1 shadow-float data-[state=open]:animate-pop",
            className,
          )}
        >
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

const ITEM = [
  "relative flex w-full cursor-default items-center gap-2.5 rounded-box px-2.5 py-1.5 outline-none select-none touch-target",
  "data-highlighted:bg-sunken data-disabled:text-ink-muted data-disabled:opacity-60 [&_svg]:size-4 [&_svg]:shrink-0",
].join(" ");

type DropdownMenuItemProps = ComponentProps<typeof Primitive.Item> & { isDestructive?: boolean };

/** `asChild` with a Link inside makes it a link. */
export function DropdownMenuItem({ className, isDestructive = false, ...props }: DropdownMenuItemProps) {
  return <Primitive.Item className={classNames(ITEM, isDestructive && "text-danger-ink", className)} {...props} />;
}

type DropdownMenuChoiceProps<T extends string> = {
  label: ReactNode;
  value: T;
  options: { value: T; label: ReactNode }[];
  onValueChange: (value: T) => void;
};

/** A small set with one choice: language, theme, sort order. */
export function DropdownMenuChoice<T extends string>({
  label,
  value,
  options,
  onValueChange,
}: DropdownMenuChoiceProps<T>) {
  return (
    <Primitive.RadioGroup value={value} onValueChange={(next) => onValueChange(next as T)}>
      <DropdownMenuLabel>{label}</DropdownMenuLabel>
      {options.map((option) => (
        <Primitive.RadioItem key={option.value} value={option.value} className={classNames(ITEM, "ps-8")}>
          <Primitive.ItemIndicator className="absolute start-2.5">
            <Check aria-hidden className="text-accent-ink" />
          </Primitive.ItemIndicator>
          {option.label}
        </Primitive.RadioItem>
      ))}
    </Primitive.RadioGroup>
  );
}

export function DropdownMenuLabel({ className, ...props }: ComponentProps<typeof Primitive.Label>) {
  return (
    <Primitive.Label
      className={classNames("px-2.5 pt-1.5 pb-1 text-xs font-medium text-ink-muted", className)}
      {...props}
    />
  );
}

export function DropdownMenuSeparator() {
  return <Primitive.Separator className="my-1 h-px bg-line" />;
}
