import type { Json, JsonObject } from "./json";

/** The data of the store. Field names are WooCommerce's own; dates are GMT text of whole seconds. */
export type Meta = { id: number; key: string; value: Json };
export type ProductAttribute = {
  id: number;
  name: string;
  slug: string;
  position: number;
  visible: boolean;
  variation: boolean;
  options: string[];
};
export type ChosenOption = { id: number; name: string; slug: string; option: string; value: string };

export type ProductRecord = {
  id: number;
  parent_id: number;
  type: string;
  status: string;
  name: string;
  slug: string;
  description: string;
  short_description: string;
  sku: string;
  global_unique_id: string;
  price: string;
  regular_price: string;
  sale_price: string;
  date_on_sale_from: string | null;
  date_on_sale_to: string | null;
  featured: boolean;
  catalog_visibility: string;
  virtual: boolean;
  downloadable: boolean;
  downloads: Json[];
  download_limit: number;
  download_expiry: number;
  external_url: string;
  button_text: string;
  tax_status: string;
  tax_class: string;
  manage_stock: boolean;
  stock_quantity: number | null;
  stock_status: string;
  backorders: string;
  low_stock_amount: number | null;
  sold_individually: boolean;
  weight: string;
  dimensions: { length: string; width: string; height: string };
  shipping_class: string;
  reviews_allowed: boolean;
  upsell_ids: number[];
  cross_sell_ids: number[];
  grouped_products: number[];
  purchase_note: string;
  post_password: string;
  menu_order: number;
  total_sales: number;
  category_ids: number[];
  tag_ids: number[];
  image_ids: number[];
  attributes: ProductAttribute[];
  default_attributes: JsonObject[];
  chosen_options: ChosenOption[];
  meta: Meta[];
  date_created: string;
  date_modified: string;
};

export type ImageRecord = {
  id: number;
  file: string;
  name: string;
  alt: string;
  width: number;
  content_type: string;
  base64: string;
  date_created: string;
};
export type TermRecord = {
  id: number;
  taxonomy: string;
  name: string;
  slug: string;
  parent: number;
  description: string;
  display: string;
  menu_order: number;
  image_id: number;
};
export type AttributeRecord = {
  id: number;
  name: string;
  slug: string;
  type: string;
  order_by: string;
  has_archives: boolean;
};
export type TaxRateRecord = {
  id: number;
  country: string;
  state: string;
  postcodes: string[];
  cities: string[];
  rate: string;
  name: string;
  priority: number;
  compound: boolean;
  shipping: boolean;
  order: number;
  class: string;
};
export type TaxClassRecord = { slug: string; name: string };

/** Amounts are unrounded decimal strings, rounded when shown. */
export type LineTax = { id: number; total: string; subtotal: string };
export type LineRecord = {
  id: number;
  name: string;
  product_id: number;
  variation_id: number;
  quantity: number;
  tax_class: string;
  subtotal: string;
  total: string;
  taxes: LineTax[];
  meta: Meta[];
};
export type ShippingLineRecord = {
  id: number;
  method_title: string;
  method_id: string;
  instance_id: string;
  total: string;
  taxes: LineTax[];
  meta: Meta[];
};
export type FeeLineRecord = {
  id: number;
  name: string;
  tax_class: string;
  tax_status: string;
  total: string;
  taxes: LineTax[];
  meta: Meta[];
};
export type CouponLineRecord = {
  id: number;
  code: string;
  discount: string;
  discount_tax: string;
  coupon_id: number;
  meta: Meta[];
};
export type TaxLineRecord = {
  id: number;
  rate_id: number;
  rate_code: string;
  label: string;
  compound: boolean;
  rate_percent: number;
  tax_total: string;
  shipping_tax_total: string;
};
export type Address = Record<string, string>;
export type OrderRecord = {
  id: number;
  /** Set by marketplace plugins on the parts of a divided order. */
  parent_id?: number;
  status: string;
  currency: string;
  prices_include_tax: boolean;
  date_created: string;
  date_modified: string;
  date_completed: string | null;
  date_paid: string | null;
  customer_id: number;
  order_key: string;
  billing: Address;
  shipping: Address;
  payment_method: string;
  payment_method_title: string;
  transaction_id: string;
  created_via: string;
  customer_note: string;
  line_items: LineRecord[];
  shipping_lines: ShippingLineRecord[];
  fee_lines: FeeLineRecord[];
  coupon_lines: CouponLineRecord[];
  tax_lines: TaxLineRecord[];
  refund_ids: number[];
  meta: Meta[];
  is_counted_as_sold: boolean;
};
export type RefundRecord = {
  id: number;
  order_id: number;
  amount: string;
  reason: string;
  date_created: string;
  line_items: LineRecord[];
  meta: Meta[];
};
export type WebhookRecord = {
  id: number;
  name: string;
  status: string;
  topic: string;
  delivery_url: string;
  secret: string;
  failure_count: number;
  date_created: string;
  date_modified: string | null;
};
export type NoteRecord = {
  id: number;
  order_id: number;
  note: string;
  customer_note: boolean;
  author: string;
  date_created: string;
};
/** Coupons and customers are stored in their API shape, without links. */
export type PlainRecord = JsonObject & { id: number };

export type StoreState = {
  counters: Record<string, number>;
  settings: Record<string, Json>;
  products: Map<number, ProductRecord>;
  images: Map<number, ImageRecord>;
  terms: Map<number, TermRecord>;
  attributes: Map<number, AttributeRecord>;
  taxRates: Map<number, TaxRateRecord>;
  taxClasses: TaxClassRecord[];
  orders: Map<number, OrderRecord>;
  refunds: Map<number, RefundRecord>;
  webhooks: Map<number, WebhookRecord>;
  notes: Map<number, NoteRecord>;
  coupons: Map<number, PlainRecord>;
  customers: Map<number, PlainRecord>;
};

export const UNCATEGORIZED_ID = 15;

/** First ids as in the recorded store, whose ten pages and terms have the ids before. */
export function createEmptyState(): StoreState {
  return {
    counters: { post: 10, term: 16, customer: 2 },
    settings: {},
    products: new Map(),
    images: new Map(),
    terms: new Map([
      [
        UNCATEGORIZED_ID,
        {
          id: UNCATEGORIZED_ID,
          taxonomy: "product_cat",
          name: "Uncategorized",
          slug: "uncategorized",
          parent: 0,
          description: "",
          display: "default",
          menu_order: 0,
          image_id: 0,
        },
      ],
    ]),
    attributes: new Map(),
    taxRates: new Map(),
    taxClasses: [
      { slug: "standard", name: "Standard rate" },
      { slug: "reduced-rate", name: "Reduced rate" },
      { slug: "zero-rate", name: "Zero rate" },
    ],
    orders: new Map(),
    refunds: new Map(),
    webhooks: new Map(),
    notes: new Map(),
    coupons: new Map(),
    customers: new Map(),
  };
}
