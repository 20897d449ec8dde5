"use client";

import { ScanBarcode } from "lucide-react";
import { useTranslations } from "next-intl";
import { type RefObject, useRef, useState } from "react";
import { toast } from "sonner";
import { fetchJson } from "@/lib/http/fetch-json";
import type { FoundStock, StockRow } from "@/lib/stock/stock-view";
import { useApiError } from "@/components/hooks/use-api-error";
import { Input } from "@/components/ui/input";
import { GoodsName } from "./goods-name";

type GoodsFinderProps = {
  label: string;
  hint?: string;
  /** Returns the focus to the box. */
  inputRef?: RefObject<HTMLInputElement | null>;
  onFound: (row: StockRow) => void;
};

/**
 * A box for a scanner or for typing. Enter takes the goods that the code names, otherwise possible matches are listed
 * below. The box is emptied and keeps the focus for the next scan, and scans are looked up in order. Enter never
 * submits a surrounding form, also when the box is empty, because many scanners send it twice.
 */
export function GoodsFinder({ label, hint, inputRef, onFound }: GoodsFinderProps) {
  const t = useTranslations("stock.finder");
  const errorText = useApiError();
  const ownRef = useRef<HTMLInputElement>(null);
  const input = inputRef ?? ownRef;
  const queue = useRef(Promise.resolve());
  const [text, setText] = useState("");
  const [choices, setChoices] = useState<StockRow[] | null>(null);

  async function find(code: string) {
    try {
      const found = await fetchJson<FoundStock>(`/api/stock/find?${new URLSearchParams({ q: code })}`);
      const only = found.exact ?? (found.items.length === 1 ? found.items[0] : undefined);
      if (only) take(only);
      else if (found.items.length === 0) toast.error(t("nothing", { code }));
      else setChoices(found.items);
    } catch (error) {
      toast.error(errorText(error));
    }
  }

  function take(row: StockRow) {
    onFound(row);
    setChoices(null);
    input.current?.focus();
  }

  return (
    <div>
      <div className="relative">
        <ScanBarcode
          aria-hidden
          className="pointer-events-none absolute start-3 top-1/2 size-4 -translate-y-1/2 text-ink-muted"
        />
        <Input
          ref={input}
          autoFocus
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="search"
          aria-label={label}
          placeholder={hint ?? label}
          value={text}
          className="ps-9"
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Escape") setChoices(null);
            if (event.key !== "Enter" || event.ctrlKey || event.metaKey) return;
            event.preventDefault();
            const code = text.trim();
            if (code === "") return;
            setText("");
            queue.current = queue.current.then(() => find(code));
          }}
        />
      </div>
      {choices !== null && (
        <ul aria-label={t("choose")} className="mt-2 divide-y divide-line rounded-box border border-line bg-surface">
          {choices.map((row) => (
            <li key={row.variationId}>
              <button type="button" className="w-full px-3 py-2 text-start hover:bg-sunken" onClick={() => take(row)}>
                <GoodsName goods={row} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
