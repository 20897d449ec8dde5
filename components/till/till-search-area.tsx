"use client";

import { Keyboard } from "lucide-react";
import { useTranslations } from "next-intl";
import type { KeyboardEvent, RefObject } from "react";
import type { CategoryRow } from "@/lib/catalog/category-schema";
import { toCategoryTree } from "@/lib/catalog/category-tree";
import type { TillItem } from "@/lib/sales/till-view";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { CategoryTiles } from "./category-tiles";
import { ScanField } from "./scan-field";
import { TillTiles } from "./till-tiles";
import type { TillSearch } from "./use-till-search";

type TillSearchAreaProps = {
  field: RefObject<HTMLInputElement | null>;
  search: TillSearch;
  keys: { onSubmit: (at: number) => void; onKey: (event: KeyboardEvent) => void };
  locations: { id: number; name: string }[];
  locationId: number;
  categories: CategoryRow[];
  onSellFrom: (locationId: number) => void;
  onPick: (item: TillItem) => void;
  onShowKeys: () => void;
};

/** The scan field, the location, the categories and the tiles. */
export function TillSearchArea(props: TillSearchAreaProps) {
  const { field, search, keys, locations, locationId, categories, onSellFrom, onPick, onShowKeys } = props;
  const t = useTranslations("till");
  return (
    <>
      <div className="flex gap-2">
        <div className="min-w-0 flex-1">
          <ScanField
            ref={field}
            text={search.text}
            onChange={search.setText}
            onSubmit={keys.onSubmit}
            onKey={keys.onKey}
          />
        </div>
        <Button
          variant="ghost"
          size="icon"
          className="size-11 max-md:hidden pointer-coarse:hidden"
          aria-label={t("keys.show")}
          onClick={onShowKeys}
        >
          <Keyboard aria-hidden />
        </Button>
      </div>
      <div className="flex items-center gap-3">
        {locations.length > 1 && (
          <Select
            aria-label={t("location")}
            className="w-40 shrink-0 lg:w-48 [&_select]:h-10"
            value={locationId}
            // A running look-up belongs to the cart of this location.
            disabled={search.pending.length > 0}
            onChange={(event) => onSellFrom(Number(event.target.value))}
          >
            {locations.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        )}
        {search.text === "" && (
          <CategoryTiles
            nodes={toCategoryTree(categories)}
            current={search.categoryId}
            onChoose={search.setCategoryId}
          />
        )}
      </div>
      <TillTiles search={search} onPick={onPick} />
    </>
  );
}
