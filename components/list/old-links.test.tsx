// @vitest-environment jsdom
import { screen, waitFor } from "@testing-library/react";
import type { ReactElement } from "react";
import { expect, test } from "vitest";
import { type FilterSchema, type FilterValues, readFilter, writeFilter } from "@/lib/list/filter";
import { customerFilterSchema, type CustomerListItem } from "@/lib/customers/customer-schema";
import { orderFilterSchema } from "@/lib/sync/orders/order-filter";
import type { OrderListItem } from "@/lib/sync/orders/order-view";
import { entryFilterSchema } from "@/lib/sync/runs/entry-filter";
import { runFilterSchema } from "@/lib/sync/runs/run-filter";
import type { EntryView, RunView } from "@/lib/sync/runs/sync-view";
import { deliveryFilterSchema } from "@/lib/sync/webhooks/delivery-filter";
import type { DeliveryView } from "@/lib/sync/webhooks/webhook-view";
import { fakeApi, refusal } from "@/lib/testing/browser/fake-api";
import { renderView } from "@/lib/testing/browser/render-view";
import { CustomersView } from "@/components/customers/customers-view";
import { Deliveries } from "@/components/webhooks/deliveries";
import { EntriesView } from "@/components/woocommerce/history/entries-view";
import { RunsView } from "@/components/woocommerce/history/runs-view";
import { OrdersView } from "@/components/woocommerce/orders/orders-view";

const AT = "2026-10-01T10:00:00.000Z";

const RUN: RunView = {
  id: 3,
  storeId: 5,
  kind: "products",
  mode: "all",
  status: "failed",
  trigger: "user",
  startedBy: "Olivia",
  retryOfId: null,
  phase: null,
  total: 0,
  done: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
  skipped: 0,
  failed: 0,
  isCancelling: false,
  resumeAt: null,
  errorCode: null,
  errorDetail: null,
  createdAt: AT,
  startedAt: AT,
  finishedAt: AT,
  isLogRemoved: false,
};

const ENTRY: EntryView = {
  id: 8,
  entity: "product",
  operation: "update",
  outcome: "done",
  productId: null,
  remoteId: null,
  label: "Green tea",
  sku: null,
  errorCode: null,
  errorDetail: null,
  hasSent: false,
  createdAt: AT,
};

const DELIVERY: DeliveryView = {
  id: 9,
  topic: "order-created",
  orderId: 1207,
  outcome: "imported",
  errorCode: null,
  errorDetail: null,
  saleId: null,
  repeats: 0,
  deliveryId: "d",
  receivedAt: AT,
  processedAt: AT,
};

const ORDER: OrderListItem = {
  saleId: 11,
  remoteId: 1207,
  number: "1207",
  remoteStatus: "processing",
  state: "in_step",
  status: "final",
  draftReason: null,
  shippingStatus: "ordered",
  customer: "Nadia",
  soldAt: AT,
  currency: "USD",
  total: "12.5",
  refundedTotal: "0",
  isEdited: false,
  hasFlaggedLines: false,
  missing: [],
};

const CUSTOMER: CustomerListItem = {
  id: 4,
  name: "Nadia",
  email: null,
  phone: null,
  city: "",
  saleCount: 1,
  lastSoldAt: null,
};

const pageOf = <T,>(item: T) => ({ items: [item], nextCursor: null });
const COUNTS = { waiting: 0, conflicts: 0, flagged: 0, deleted: 0, failed: 0 };
const STORE = "/api/woocommerce/stores/5";

type ListCase = {
  list: string;
  schema: FilterSchema<FilterValues>;
  /** A valid filter. */
  understood: string;
  malformed: string;
  route: string;
  page: object;
  /** The text that identifies the only row. */
  row: string;
  view: (search: string) => ReactElement;
};

const LISTS: ListCase[] = [
  {
    list: "runs",
    schema: runFilterSchema,
    understood: "status=failed",
    malformed: "kind=foo",
    route: `${STORE}/runs`,
    page: pageOf(RUN),
    row: "Olivia",
    view: (search) => <RunsView storeId={5} initial={{ search, page: pageOf(RUN) }} />,
  },
  {
    list: "entries",
    schema: entryFilterSchema,
    understood: "q=tea",
    malformed: "outcome=foo",
    route: "/api/woocommerce/runs/3/entries",
    page: pageOf(ENTRY),
    row: "Green tea",
    view: (search) => (
      <EntriesView runId={3} isLive={false} isRemoved={false} initial={{ search, page: pageOf(ENTRY) }} />
    ),
  },
  {
    list: "deliveries",
    schema: deliveryFilterSchema,
    understood: "outcome=imported",
    malformed: "topic=foo",
    route: `${STORE}/webhooks/deliveries`,
    page: pageOf(DELIVERY),
    row: "1207",
    view: (search) => <Deliveries storeId={5} initial={{ search, page: pageOf(DELIVERY) }} />,
  },
  {
    list: "orders",
    schema: orderFilterSchema,
    understood: "q=12",
    malformed: "view=foo",
    route: `${STORE}/orders`,
    page: { ...pageOf(ORDER), counts: COUNTS },
    row: "Nadia",
    view: (search) => (
      <OrdersView
        store={{ id: 5, hasKeys: true }}
        run={null}
        statuses={[]}
        initial={{ search, page: { ...pageOf(ORDER), counts: COUNTS } }}
        canImport={false}
      />
    ),
  },
  {
    list: "customers",
    schema: customerFilterSchema,
    understood: "q=na",
    malformed: "archived=foo",
    route: "/api/customers",
    page: { ...pageOf(CUSTOMER), total: 1 },
    row: "Nadia",
    view: (search) => <CustomersView initial={{ search, page: { ...pageOf(CUSTOMER), total: 1 } }} />,
  },
];

test.each(LISTS)("$list: an old link shows the list, without the filter that is not understood", async (list) => {
  const { schema, understood, malformed, route, page, row, view } = list;
  // As strict as a route that refuses unknown parameters.
  fakeApi.answer({
    [`GET ${route}`]: ({ params }) =>
      params.toString() === understood ? page : refusal(422, "invalid_input", "invalidInput"),
  });
  const [name = "", value = ""] = malformed.split("=");
  const serverParams = { store: "5", ...Object.fromEntries(new URLSearchParams(understood)), [name]: value };
  const serverSearch = writeFilter(schema, readFilter(schema, serverParams));
  renderView(view(serverSearch), { path: `/list?store=5&${malformed}&${understood}` });
  // Shown at once, because the server's first page has the same filters as the browser.
  expect(screen.getAllByText(new RegExp(row)).length).toBeGreaterThan(0);
  await waitFor(() => expect(fakeApi.sent(`GET ${route}`)).toHaveLength(1));
  expect(screen.queryByRole("alert")).toBeNull();
  expect(screen.getAllByText(new RegExp(row)).length).toBeGreaterThan(0);
});
