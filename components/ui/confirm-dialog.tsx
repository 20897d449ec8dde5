"use client";

import { useTranslations } from "next-intl";
import { AlertDialog as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";

type ConfirmDialogProps = {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  title: ReactNode;
  /** The effects of the action, and what stays unchanged. */
  description: ReactNode;
  /** A verb: "Delete product", never "OK". */
  confirmLabel: ReactNode;
  isDestructive?: boolean;
  isPending?: boolean;
  /** The dialog stays open until the caller closes it, so that a refusal can be shown in it. */
  onConfirm: () => void;
  children?: ReactNode;
};

export function ConfirmDialog({
  isOpen,
  onOpenChange,
  title,
  description,
  confirmLabel,
  isDestructive = false,
  isPending = false,
  onConfirm,
  children,
}: ConfirmDialogProps) {
  const t = useTranslations("common");
  return (
    <Primitive.Root open={isOpen} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-40 bg-scrim data-[state=open]:animate-fade" />
        <Primitive.Content className="fixed inset-x-0 bottom-0 z-50 mx-auto max-h-[92dvh] w-full overflow-y-auto rounded-t-box border border-line bg-surface p-5 shadow-float outline-none data-[state=open]:animate-pop sm:inset-y-0 sm:my-auto sm:h-fit sm:max-w-md sm:rounded-box">
          <Primitive.Title className="text-base font-semibold">{title}</Primitive.Title>
          <Primitive.Description asChild>
            <div className="mt-2 text-ink-muted">{description}</div>
          </Primitive.Description>
          {children && <div className="mt-4">{children}</div>}
          <div className="mt-6 flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">
            <Primitive.Cancel asChild>
              <Button>{t("cancel")}</Button>
            </Primitive.Cancel>
            <Button variant={isDestructive ? "danger" : "primary"} isPending={isPending} onClick={onConfirm}>
              {confirmLabel}
            </Button>
          </div>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
