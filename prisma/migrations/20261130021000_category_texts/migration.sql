-- Names of categories in the languages of stores.
CREATE TABLE "category_texts" (
    "category_id" INTEGER NOT NULL,
    "language" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "category_texts_pkey" PRIMARY KEY ("category_id","language")
);

ALTER TABLE "category_texts" ADD CONSTRAINT "category_texts_category_id_fkey" FOREIGN KEY ("category_id") REFERENCES "categories"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A changed text is a change of its category, so that a run is due.
create function touch_own_category() returns trigger language plpgsql as $$
begin
  update categories set changed_at = clock_timestamp() where id = coalesce(new.category_id, old.category_id);
  return null;
end
$$;

create trigger category_texts_touch after insert or update or delete on category_texts
  for each row execute function touch_own_category();
