import { Fragment } from "react";
import type { TaxRateView } from "@/lib/taxes/tax-schema";
import { useFormat } from "@/components/hooks/use-format";
import { taxLabel } from "@/components/sales/tax-label";

/** The rates of a group: GST 5% + PST 7%. */
export function MemberList({ members }: { members: TaxRateView["members"] }) {
  const format = useFormat();
  return (
    <span className="block text-[0.8125rem] text-ink-muted">
      {members.map(({ id, name, percent }, index) => (
        <Fragment key={id}>
          {index > 0 && " + "}
          <bdi>{taxLabel(name, format.percent(percent))}</bdi>
        </Fragment>
      ))}
    </span>
  );
}
