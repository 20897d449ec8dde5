import enCommon from "./messages/en/common.json";
import enLayout from "./messages/en/layout.json";
import enAuth from "./messages/en/auth.json";
import enSettings from "./messages/en/settings.json";
import enErrors from "./messages/en/errors.json";
import enPull from "./messages/en/pull.json";
import enWooErrors from "./messages/en/wooErrors.json";
import enProducts from "./messages/en/products.json";
import enImportProducts from "./messages/en/importProducts.json";
import enCategories from "./messages/en/categories.json";
import enDashboard from "./messages/en/dashboard.json";
import enWoocommerce from "./messages/en/woocommerce.json";
import enConnect from "./messages/en/connect.json";
import enSync from "./messages/en/sync.json";
import enPreview from "./messages/en/preview.json";
import enHistory from "./messages/en/history.json";
import enBackup from "./messages/en/backup.json";
import enWebhooks from "./messages/en/webhooks.json";
import enOrders from "./messages/en/orders.json";
import enTaxMapping from "./messages/en/taxMapping.json";
import enResets from "./messages/en/resets.json";
import enTill from "./messages/en/till.json";
import enSales from "./messages/en/sales.json";
import enCustomers from "./messages/en/customers.json";
import enActivity from "./messages/en/activity.json";
import enStock from "./messages/en/stock.json";
import enPrices from "./messages/en/prices.json";
import enTaxes from "./messages/en/taxes.json";
import enLocations from "./messages/en/locations.json";
import enUsers from "./messages/en/users.json";
import enMail from "./messages/en/mail.json";
import enSetup from "./messages/en/setup.json";
import arCommon from "./messages/ar/common.json";
import arLayout from "./messages/ar/layout.json";
import arAuth from "./messages/ar/auth.json";
import arSettings from "./messages/ar/settings.json";
import arErrors from "./messages/ar/errors.json";
import arPull from "./messages/ar/pull.json";
import arWooErrors from "./messages/ar/wooErrors.json";
import arProducts from "./messages/ar/products.json";
import arImportProducts from "./messages/ar/importProducts.json";
import arCategories from "./messages/ar/categories.json";
import arDashboard from "./messages/ar/dashboard.json";
import arWoocommerce from "./messages/ar/woocommerce.json";
import arConnect from "./messages/ar/connect.json";
import arSync from "./messages/ar/sync.json";
import arPreview from "./messages/ar/preview.json";
import arHistory from "./messages/ar/history.json";
import arBackup from "./messages/ar/backup.json";
import arWebhooks from "./messages/ar/webhooks.json";
import arOrders from "./messages/ar/orders.json";
import arTaxMapping from "./messages/ar/taxMapping.json";
import arResets from "./messages/ar/resets.json";
import arTill from "./messages/ar/till.json";
import arSales from "./messages/ar/sales.json";
import arCustomers from "./messages/ar/customers.json";
import arActivity from "./messages/ar/activity.json";
import arStock from "./messages/ar/stock.json";
import arPrices from "./messages/ar/prices.json";
import arTaxes from "./messages/ar/taxes.json";
import arLocations from "./messages/ar/locations.json";
import arUsers from "./messages/ar/users.json";
import arMail from "./messages/ar/mail.json";
import arSetup from "./messages/ar/setup.json";
import type { Locale } from "@/lib/i18n/locale";

// A new area is a file in messages/en and messages/ar, two imports above and a line in each list.
const en = {
  common: enCommon,
  layout: enLayout,
  auth: enAuth,
  settings: enSettings,
  errors: enErrors,
  pull: enPull,
  wooErrors: enWooErrors,
  products: enProducts,
  importProducts: enImportProducts,
  categories: enCategories,
  dashboard: enDashboard,
  woocommerce: enWoocommerce,
  connect: enConnect,
  sync: enSync,
  preview: enPreview,
  history: enHistory,
  backup: enBackup,
  webhooks: enWebhooks,
  orders: enOrders,
  taxMapping: enTaxMapping,
  resets: enResets,
  till: enTill,
  sales: enSales,
  customers: enCustomers,
  activity: enActivity,
  stock: enStock,
  prices: enPrices,
  taxes: enTaxes,
  locations: enLocations,
  users: enUsers,
  mail: enMail,
  setup: enSetup,
};

const ar = {
  common: arCommon,
  layout: arLayout,
  auth: arAuth,
  settings: arSettings,
  errors: arErrors,
  pull: arPull,
  wooErrors: arWooErrors,
  products: arProducts,
  importProducts: arImportProducts,
  categories: arCategories,
  dashboard: arDashboard,
  woocommerce: arWoocommerce,
  connect: arConnect,
  sync: arSync,
  preview: arPreview,
  history: arHistory,
  backup: arBackup,
  webhooks: arWebhooks,
  orders: arOrders,
  taxMapping: arTaxMapping,
  resets: arResets,
  till: arTill,
  sales: arSales,
  customers: arCustomers,
  activity: arActivity,
  stock: arStock,
  prices: arPrices,
  taxes: arTaxes,
  locations: arLocations,
  users: arUsers,
  mail: arMail,
  setup: arSetup,
};

/** Keys are typed from English; messages.test.ts compares Arabic's keys and placeholders. */
export type Messages = typeof en;

export const MESSAGES: Record<Locale, Messages> = { en, ar: ar as unknown as Messages };
