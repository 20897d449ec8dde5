"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Radio, RadioGroup } from "@/components/ui/radio-group";
import type { CatalogLead } from "@/lib/generated/prisma/enums";

const CHOICES = ["store", "pos", "both"] as const satisfies readonly CatalogLead[];

type LeadFormProps = { initial: CatalogLead; isPending: boolean; onSave: (lead: CatalogLead) => void };

/** Whose products the first sync begins with. */
export function LeadForm({ initial, isPending, onSave }: LeadFormProps) {
  const t = useTranslations("connect.lead");
  const [lead, setLead] = useState(initial);
  return (
    <Card>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onSave(lead);
        }}
        className="space-y-4"
      >
        <RadioGroup legend={t("legend")}>
          {CHOICES.map((choice) => (
            <Radio
              key={choice}
              name="lead"
              label={t(choice)}
              hint={t(`${choice}Hint`)}
              checked={lead === choice}
              onChange={() => setLead(choice)}
            />
          ))}
        </RadioGroup>
        <Button type="submit" variant="primary" isPending={isPending}>
          {t("save")}
        </Button>
      </form>
    </Card>
  );
}
