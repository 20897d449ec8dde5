"use client";

import { ScanBarcode, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type RefObject, useEffect } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Kbd } from "@/components/ui/kbd";
import { TILL_KEYS } from "./use-till-keys";

type ScanFieldProps = {
  ref: RefObject<HTMLInputElement | null>;
  text: string;
  onChange: (text: string) => void;
  /** `at` is the browser's clock in milliseconds. */
  onSubmit: (at: number) => void;
  /** Arrow keys, plus, minus and Delete: their effect depends on what is on the screen. */
  onKey: (event: KeyboardEvent<HTMLInputElement>) => void;
};

/** The input of a scanner. It keeps the focus; Enter adds, Esc clears. */
export function ScanField({ ref, text, onChange, onSubmit, onKey }: ScanFieldProps) {
  const t = useTranslations("till.scan");
  useEffect(() => {
    // Not on a touch screen, whose keyboard would cover the tiles. There the first letter of a scan gives the field
    // the focus.
    if (window.matchMedia("(pointer: fine)").matches) ref.current?.focus();
  }, [ref]);
  return (
    <form
      role="search"
      className="relative"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit(event.timeStamp);
      }}
    >
      <ScanBarcode
        aria-hidden
        className="pointer-events-none absolute start-3 top-1/2 size-5 -translate-y-1/2 text-ink-muted"
      />
      <Input
        ref={ref}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        // The placeholder has the page's direction, typed text its own.
        dir={text === "" ? undefined : "auto"}
        enterKeyHint="done"
        aria-label={t("label")}
        placeholder={t("placeholder")}
        title={t("hint")}
        value={text}
        className="h-11 ps-11 pe-11 text-base"
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape" && text !== "") {
            event.preventDefault();
            onChange("");
          } else onKey(event);
        }}
      />
      {text === "" ? (
        <Kbd className="pointer-events-none absolute end-3 top-1/2 -translate-y-1/2 pointer-coarse:hidden">
          {TILL_KEYS.scan}
        </Kbd>
      ) : (
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label={t("clear")}
          className="absolute end-1.5 top-1/2 -translate-y-1/2 border-0"
          onClick={() => {
            onChange("");
            ref.current?.focus();
          }}
        >
          <X aria-hidden />
        </Button>
      )}
    </form>
  );
}
