"use client";

import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog } from "@/components/ui/dialog";

type HandOverDialogProps = {
  value: string;
  words: { title: string; text: string; label: string; copy: string; done: string };
  onClose: () => void;
};

/** Shows a new password or link, the only time it can be read. */
export function HandOverDialog({ value, words, onClose }: HandOverDialogProps) {
  return (
    <Dialog
      isOpen
      size="sm"
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={words.title}
      description={words.text}
      footer={
        <Button variant="primary" onClick={onClose}>
          {words.done}
        </Button>
      }
    >
      <div className="flex items-center justify-between gap-3 rounded-box bg-sunken px-4 py-3">
        <output dir="ltr" aria-label={words.label} className="font-mono tracking-wide break-all select-all">
          {value}
        </output>
        <CopyButton value={value} label={words.copy} />
      </div>
    </Dialog>
  );
}
