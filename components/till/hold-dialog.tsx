"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

const FORM_ID = "till-hold";

type HoldDialogProps = { note: string; isPending: boolean; onHold: (note: string) => void; onClose: () => void };

export function HoldDialog({ note, isPending, onHold, onClose }: HoldDialogProps) {
  const t = useTranslations("till.hold");
  const [text, setText] = useState(note);
  return (
    <Dialog
      isOpen
      size="sm"
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t("title")}
      footer={
        <Button type="submit" form={FORM_ID} variant="primary" isPending={isPending}>
          {t("submit")}
        </Button>
      }
    >
      <form
        id={FORM_ID}
        onSubmit={(event) => {
          event.preventDefault();
          if (!isPending) onHold(text);
        }}
      >
        <Field label={t("note")} hint={t("noteHint")} isOptional>
          <Input dir="auto" autoFocus maxLength={500} value={text} onChange={(event) => setText(event.target.value)} />
        </Field>
      </form>
    </Dialog>
  );
}
