"use client";

import { useWatch } from "react-hook-form";
import type { StoreProfile } from "@/lib/sync/settings/store-profile";
import type { StoreChoices } from "@/lib/sync/runs/sync-view";
import { ProfileWarningList } from "./profile-warning-list";
import type { StoreForm } from "./store-form";

/** Contradictions between the store and the POS or the form's choices, shown while choosing. */
export function ProfileWarnings({
  form,
  profile,
  choices,
}: {
  form: StoreForm;
  profile: StoreProfile;
  choices: StoreChoices;
}) {
  const [pricesIncludeTax, defaultTaxClass] = useWatch({
    control: form.control,
    name: ["settings.pricesIncludeTax", "settings.defaultTaxClass"],
  });
  return (
    <div className="mb-6 empty:hidden">
      <ProfileWarningList
        profile={profile}
        choices={choices}
        pricesIncludeTax={pricesIncludeTax}
        defaultTaxClass={defaultTaxClass}
      />
    </div>
  );
}
