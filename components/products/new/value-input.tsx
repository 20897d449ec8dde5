"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ClipboardEvent, type KeyboardEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { splitValues } from "./split-values";

type ValueInputProps = {
  label: string;
  values: string[];
  /** Values that the business already uses. */
  suggestions: string[];
  error?: string | undefined;
  onChange: (values: string[]) => void;
};

/** Several short words in one field: Enter or a comma ends a word, Backspace in the empty field removes the last. */
export function ValueInput({ label, values, suggestions, error, onChange }: ValueInputProps) {
  const t = useTranslations("products.new");
  const listId = useId();
  const [text, setText] = useState("");

  function add(typed: string) {
    const known = new Set(values.map((value) => value.toLowerCase()));
    const fresh = splitValues(typed).filter((value) => !known.has(value.toLowerCase()));
    if (fresh.length > 0) onChange([...values, ...fresh]);
    setText("");
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Enter" && text.trim() !== "") {
      event.preventDefault();
      add(text);
    } else if (event.key === "Enter") event.preventDefault();
    else if (event.key === "Backspace" && text === "" && values.length > 0) onChange(values.slice(0, -1));
  }

  function onPaste(event: ClipboardEvent) {
    const pasted = event.clipboardData.getData("text");
    if (splitValues(pasted).length < 2) return;
    event.preventDefault();
    add(text + pasted);
  }

  return (
    <div className="min-w-0 space-y-1.5">
      <Field label={label} hint={t("valuesHint")} error={error}>
        <Input
          dir="auto"
          list={listId}
          value={text}
          maxLength={200}
          onChange={({ target }) => (/[,،]/.test(target.value) ? add(target.value) : setText(target.value))}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
          // An unfinished word counts, because nobody means to lose it.
          onBlur={() => text.trim() !== "" && add(text)}
        />
      </Field>
      <datalist id={listId}>
        {suggestions.map((value) => (
          <option key={value} value={value} />
        ))}
      </datalist>
      {values.length > 0 && (
        <ul className="flex flex-wrap gap-1.5" aria-label={label}>
          {values.map((value) => (
            <li key={value} className="flex max-w-full items-center rounded-full bg-sunken ps-3 text-[0.8125rem]">
              <bdi className="truncate">{value}</bdi>
              <Button
                variant="ghost"
                size="icon-sm"
                className="rounded-full"
                aria-label={t("removeValue", { value })}
                onClick={() => onChange(values.filter((other) => other !== value))}
              >
                <X aria-hidden />
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
