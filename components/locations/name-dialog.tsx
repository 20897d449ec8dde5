"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import type { ReactNode } from "react";
import { useForm } from "react-hook-form";
import { locationNameSchema } from "@/lib/locations/location-schema";
import { useFieldError } from "@/components/hooks/use-field-error";
import { useShowRefusal } from "@/components/products/use-show-refusal";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

type NameDialogProps = {
  title: ReactNode;
  name: string;
  words: { name: string; hint?: string; submit: string; cancel: string };
  /** Rejects when refused: the reason is then shown beside the name, and what was typed stays. */
  onSave: (name: string) => Promise<void>;
  onClose: () => void;
};

const FORM_ID = "name";

/** Asks for a name: of a new thing, or of one that is there. */
export function NameDialog({ title, name, words, onSave, onClose }: NameDialogProps) {
  const issueText = useFieldError();
  const form = useForm<{ name: string }>({ resolver: zodResolver(locationNameSchema), defaultValues: { name } });
  const showRefusal = useShowRefusal(form);

  async function submit(values: { name: string }) {
    try {
      await onSave(values.name);
      onClose();
    } catch (error) {
      showRefusal(error);
    }
  }

  return (
    <Dialog
      isOpen
      size="sm"
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={title}
      footer={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button type="submit" form={FORM_ID} variant="primary" isPending={form.formState.isSubmitting}>
            {words.submit}
          </Button>
        </>
      }
    >
      <form id={FORM_ID} noValidate onSubmit={form.handleSubmit(submit)}>
        <Field label={words.name} hint={words.hint} error={issueText(form.formState.errors.name?.message)}>
          <Input dir="auto" maxLength={200} autoFocus {...form.register("name")} />
        </Field>
      </form>
    </Dialog>
  );
}
