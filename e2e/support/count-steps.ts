import { expect, type Locator } from "@playwright/test";

export type Steps = {
  /** One click, made again until `reached` passes where a page may not listen yet. */
  click(target: Locator, reached?: () => Promise<void>): Promise<void>;
  /** One field, typed into or chosen from. */
  fill(target: Locator, text: string): Promise<void>;
  choose(target: Locator, value: string): Promise<void>;
  clicks(): number;
  fields(): number;
};

/** Clicks and filled fields as a person needs them: what is repeated before a page listens counts once. */
export function countSteps(): Steps {
  let [clicks, fields] = [0, 0];
  return {
    async click(target, reached) {
      clicks += 1;
      if (reached === undefined) return target.click();
      await expect(async () => {
        await target.click();
        await reached();
      }).toPass();
    },
    async fill(target, text) {
      fields += 1;
      await target.fill(text);
    },
    async choose(target, value) {
      fields += 1;
      await target.selectOption(value);
    },
    clicks: () => clicks,
    fields: () => fields,
  };
}
