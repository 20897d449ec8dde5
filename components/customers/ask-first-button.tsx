"use client";

import type { ReactNode } from "react";
import { useState } from "react";
import { toast } from "sonner";
import { useApiError } from "@/components/hooks/use-api-error";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";

type AskFirstButtonProps = {
  icon: ReactNode;
  label: string;
  title: string;
  /** The effects of the action, and what stays unchanged. */
  text: string;
  /** Said once the action is done. */
  done: string;
  isPending: boolean;
  action: () => Promise<unknown>;
};

/** A button whose action cannot be taken lightly: it asks first, and the dialog stays open when the action is refused. */
export function AskFirstButton({ icon, label, title, text, done, isPending, action }: AskFirstButtonProps) {
  const errorText = useApiError();
  const [isAsking, setIsAsking] = useState(false);

  async function confirm() {
    try {
      await action();
      toast.success(done);
      setIsAsking(false);
    } catch (error) {
      toast.error(errorText(error));
    }
  }

  return (
    <>
      <Button onClick={() => setIsAsking(true)}>
        {icon}
        {label}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setIsAsking}
        title={title}
        description={text}
        confirmLabel={label}
        isDestructive
        isPending={isPending}
        onConfirm={() => void confirm()}
      />
    </>
  );
}
