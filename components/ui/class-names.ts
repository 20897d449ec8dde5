import { type ClassValue, clsx } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

// tailwind-merge knows only Tailwind's own names; without the project's names both classes would stay.
const merge = extendTailwindMerge({
  extend: {
    theme: {
      radius: ["box"],
      shadow: ["lift", "float"],
    },
  },
});

/** Joins class names; of two that set the same property the later one wins. */
export function classNames(...values: ClassValue[]): string {
  return merge(clsx(values));
}
