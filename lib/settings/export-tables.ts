/** The column that assigns a row to a business, directly or through its parent row. */
type Scope = { column: string } | { column: string; parent: string };

export type ExportTable = {
  name: string;
  scope: Scope;
  /** Columns with secrets, which are not exported. */
  omit?: readonly string[];
  /** Rows per page where a single row can be large. */
  pageSize?: number;
};

const own = (name: string, more: Omit<ExportTable, "name" | "scope"> = {}): ExportTable => ({
  name,
  scope: { column: "business_id" },
  ...more,
});
const part = (
  name: string,
  column: string,
  parent: string,
  more: Omit<ExportTable, "name" | "scope"> = {},
): ExportTable => ({
  name,
  scope: { column, parent },
  ...more,
});

/** A delivery can have 1 MB. */
const DELIVERIES_PER_PAGE = 10;

/**
 * All tables of a business, parents first, so that rows can be restored in this order. A test requires every table of
 * the database here or in NOT_EXPORTED.
 */
export const EXPORT_TABLES: readonly ExportTable[] = [
  { name: "businesses", scope: { column: "id" } },
  own("roles"),
  own("users", { omit: ["password_hash"] }),
  own("locations"),
  own("categories"),
  part("category_texts", "category_id", "categories"),
  own("tax_rates"),
  part("tax_group_members", "group_id", "tax_rates"),
  own("price_groups"),
  own("attributes"),
  part("attribute_values", "attribute_id", "attributes"),
  own("media"),
  part("media_contents", "media_id", "media", { pageSize: 1 }),
  own("products"),
  part("product_texts", "product_id", "products"),
  part("product_attributes", "product_id", "products"),
  part("product_images", "product_id", "products"),
  own("variations"),
  part("variation_options", "variation_id", "variations"),
  part("price_group_prices", "price_group_id", "price_groups"),
  own("stock_levels"),
  own("customers"),
  own("sales"),
  own("sale_counters"),
  part("sale_lines", "sale_id", "sales"),
  part("sale_line_taxes", "sale_line_id", "sale_lines"),
  part("sale_payments", "sale_id", "sales"),
  part("sale_returns", "sale_id", "sales"),
  part("sale_return_lines", "sale_return_id", "sale_returns"),
  part("sale_notes", "sale_id", "sales"),
  part("sale_coupons", "sale_id", "sales"),
  own("stock_movements"),
  own("stock_bookings"),
  own("stores", { omit: ["consumer_key_enc", "consumer_secret_enc"] }),
  part("category_links", "store_id", "stores"),
  part("attribute_links", "store_id", "stores"),
  part("attribute_term_links", "store_id", "stores"),
  part("product_links", "store_id", "stores"),
  part("variation_links", "store_id", "stores"),
  part("media_links", "store_id", "stores"),
  part("customer_links", "store_id", "stores"),
  own("order_links"),
  own("order_failures"),
  part("stock_pushes", "store_id", "stores"),
  part("tax_rate_mappings", "store_id", "stores"),
  part("tax_class_mappings", "store_id", "stores"),
  own("match_decisions"),
  own("sync_failures"),
  part("webhook_endpoints", "store_id", "stores", { omit: ["secret_enc", "previous_secret_enc"] }),
  own("deliveries", { pageSize: DELIVERIES_PER_PAGE }),
  own("sync_runs"),
  own("sync_entries"),
  own("store_events"),
  own("activities"),
  own("product_imports"),
  part("product_import_rows", "import_id", "product_imports"),
  part("product_import_products", "import_id", "product_imports"),
  part("product_import_images", "import_id", "product_imports"),
  own("bulk_edits"),
];

/**
 * Tables of the installation, which belong to no business, sums of sale lines that the database keeps by itself,
 * requests for keys, which end after minutes, and sessions, which begin anew after a restore.
 */
export const NOT_EXPORTED: readonly string[] = [
  "heartbeats",
  "worker_processes",
  "setup_codes",
  "store_pulls",
  "store_pull_items",
  "store_authorisations",
  "password_links",
  "sessions",
  "order_reductions",
  "store_reductions",
];
