"use client";

import { Search, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Input } from "@/components/ui/input";
import { Kbd } from "@/components/ui/kbd";
import { isTyping } from "@/components/ui/is-typing";
import { receive, report, startSearch } from "@/components/ui/search-text";

type SearchInputProps = {
  label: string;
  placeholder?: string;
  value: string;
  /** Called once typing has paused. */
  onChange: (value: string) => void;
  delayMs?: number;
  /** "/" moves the focus here from anywhere on the page. One per page. */
  hasShortcut?: boolean;
  className?: string;
};

// Below 200 ms a quick typist sends a request per letter; above 300 ms the list feels late.
const DELAY_MS = 250;

export function SearchInput({
  label,
  placeholder,
  value,
  onChange,
  delayMs = DELAY_MS,
  hasShortcut = false,
  className,
}: SearchInputProps) {
  const t = useTranslations("common");
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [state, setState] = useState(() => startSearch(value));
  // From outside (the back button), or the echo of a report.
  if (value !== state.seen) setState(receive(state, value));
  const { text } = state;

  useEffect(() => () => clearTimeout(timer.current), []);

  useEffect(() => {
    if (!hasShortcut) return;
    const focus = (event: KeyboardEvent) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    document.addEventListener("keydown", focus);
    return () => document.removeEventListener("keydown", focus);
  }, [hasShortcut]);

  const change = (next: string, delay: number) => {
    setState((before) => ({ ...before, text: next }));
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      setState((before) => report(before, next.trim()));
      onChange(next.trim());
    }, delay);
  };

  return (
    <div role="search" className={classNames("group relative w-full min-w-0", className)}>
      <Search
        aria-hidden
        className="pointer-events-none absolute start-3 top-1/2 size-4 -translate-y-1/2 text-ink-muted"
      />
      <Input
        ref={input}
        type="text"
        inputMode="search"
        enterKeyHint="search"
        autoComplete="off"
        spellCheck={false}
        aria-label={label}
        placeholder={placeholder ?? label}
        value={text}
        className="ps-9 pe-9"
        onChange={(event) => change(event.target.value, delayMs)}
        onKeyDown={(event) => {
          if (event.key === "Enter") change(text, 0);
          if (event.key === "Escape" && text !== "") {
            event.preventDefault();
            change("", 0);
          }
        }}
      />
      {text === "" ? (
        hasShortcut && (
          <Kbd className="pointer-events-none absolute end-2.5 top-1/2 -translate-y-1/2 group-focus-within:hidden pointer-coarse:hidden">
            {"/"}
          </Kbd>
        )
      ) : (
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label={t("clearSearch")}
          className="absolute end-0.5 top-1/2 -translate-y-1/2 border-0"
          onClick={() => {
            change("", 0);
            input.current?.focus();
          }}
        >
          <X aria-hidden />
        </Button>
      )}
    </div>
  );
}
