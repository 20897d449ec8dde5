-- What was last sent, in a form that people read. Links from before have none until their fields are sent again.
ALTER TABLE "category_links" ADD COLUMN "sent_values" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE "attribute_links" ADD COLUMN "sent_values" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE "attribute_term_links" ADD COLUMN "sent_values" JSONB NOT NULL DEFAULT '{}';
