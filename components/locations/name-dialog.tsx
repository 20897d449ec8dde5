"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import type { ReactNode } from "react";
import { useForm } from "react-hook-form";
import { locationNameSchema } from "@/lib/locations/location-schema";
import { useFieldError } from "@/components/hooks/use-field-error";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Input } from "@/components/ui/input";

type NameDialogProps = {
  title: ReactNode;
  name: string;
  words: { name: string; hint?: string; submit: string };
  /** Rejects when refused: the reason is shown beside the name, and the typed name stays. */
  onSave: (name: string) => Promise<void>;
  onClose: () => void;
};

/** Asks for the name of a new or an existing thing. */
export function NameDialog({ title, name, words, onSave, onClose }: NameDialogProps) {
  const issueText = useFieldError();
  const form = useForm<{ name: string }>({ resolver: zodResolver(locationNameSchema), defaultValues: { name } });

  async function submit(values: { name: string }) {
    await onSave(values.name);
    onClose();
  }

  return (
    <FormDialog form={form} title={title} submitLabel={words.submit} onSubmit={submit} onClose={onClose}>
      <Field label={words.name} hint={words.hint} error={issueText(form.formState.errors.name?.message)}>
        <Input dir="auto" maxLength={200} autoFocus {...form.register("name")} />
      </Field>
    </FormDialog>
  );
}
