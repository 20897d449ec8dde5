-- AlterTable
ALTER TABLE "tax_rates" ADD COLUMN     "is_group" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "tax_group_members" (
    "group_id" INTEGER NOT NULL,
    "rate_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "tax_group_members_pkey" PRIMARY KEY ("group_id","rate_id")
);

-- CreateIndex
CREATE INDEX "tax_group_members_rate_id_idx" ON "tax_group_members"("rate_id");

-- AddForeignKey
ALTER TABLE "tax_group_members" ADD CONSTRAINT "tax_group_members_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "tax_rates"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tax_group_members" ADD CONSTRAINT "tax_group_members_rate_id_fkey" FOREIGN KEY ("rate_id") REFERENCES "tax_rates"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A group has plain rates of its own business, no groups. What is_group says never changes.
create function check_tax_group_member() returns trigger language plpgsql as $$
begin
  if not exists (
    select from tax_rates g join tax_rates r on r.business_id = g.business_id
     where g.id = new.group_id and g.is_group and r.id = new.rate_id and not r.is_group
  ) then
    raise exception 'a tax group joins plain tax rates of its own business' using errcode = 'check_violation';
  end if;
  return new;
end
$$;

create trigger tax_group_members_check before insert or update on tax_group_members
  for each row execute function check_tax_group_member();

create function refuse_tax_group_switch() returns trigger language plpgsql as $$
begin
  raise exception 'a tax rate does not become a group, nor a group a rate' using errcode = 'check_violation';
end
$$;

create trigger tax_rates_is_group before update of is_group on tax_rates
  for each row when (old.is_group is distinct from new.is_group)
  execute function refuse_tax_group_switch();
