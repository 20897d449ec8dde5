import type {
  EntryEntity,
  EntryOperation,
  EntryOutcome,
  RunKind,
  RunMode,
  RunPhase,
  RunStatus,
  RunTrigger,
} from "@/lib/generated/prisma/enums";
import type { Page } from "@/lib/list/page";
import type { StoreProfile } from "@/lib/sync/settings/store-profile";
import type { StoreSettings } from "@/lib/sync/settings/store-settings";

/** Times are ISO strings, because the views travel as JSON. */
export type StoreListItem = { id: number; name: string; url: string };

export type StoreDetails = {
  id: number;
  name: string;
  url: string;
  hasKeys: boolean;
  /** Whether the keys were saved under another ENCRYPTION_KEY and have to be entered again. */
  areKeysUnreadable: boolean;
  /** Last four characters of the consumer key; the rest never leaves the server. */
  keyEnding: string | null;
  /** Its orders are taken from here. */
  locationId: number;
  /** Locations whose stock it offers as well. */
  furtherLocationIds: number[];
  autoSync: boolean;
  autoSyncMinutes: number;
  settings: StoreSettings;
  profile: StoreProfile | null;
  profileCheckedAt: string | null;
  faultCode: string | null;
};

/** The choices of the settings page, and what the page compares the store with. */
export type StoreChoices = {
  locations: { id: number; name: string }[];
  priceGroups: { id: number; name: string }[];
  currency: string;
  pricesIncludeTax: boolean;
  hasTaxRates: boolean;
};

export type ConnectionTestView =
  | { ok: true; profile: StoreProfile }
  | { ok: false; code: string; status: number | null; storeMessage: string | null; redirectHost: string | null };

export type RunView = {
  id: number;
  storeId: number;
  kind: RunKind;
  mode: RunMode;
  status: RunStatus;
  trigger: RunTrigger;
  /** Null for runs that no person started, and for deleted users. */
  startedBy: string | null;
  retryOfId: number | null;
  phase: RunPhase | null;
  total: number;
  done: number;
  created: number;
  updated: number;
  unchanged: number;
  skipped: number;
  failed: number;
  isCancelling: boolean;
  /** When a stalled run continues; null while it works. */
  resumeAt: string | null;
  errorCode: string | null;
  errorDetail: string | null;
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
  /** Whether the log was removed for its age; the counters stay. */
  isLogRemoved: boolean;
};

/** A run with its rate, as a person watches it. */
export type RunProgress = RunView & {
  /** Items per second in the current phase; null while it is too early to say. */
  ratePerSecond: number | null;
  /** Seconds until the current phase is done; null while it is too early to say. */
  secondsLeft: number | null;
};

export type RunPage = Page<RunView>;

export type EntryView = {
  id: number;
  entity: EntryEntity;
  operation: EntryOperation;
  outcome: EntryOutcome;
  productId: number | null;
  remoteId: number | null;
  label: string;
  sku: string | null;
  errorCode: string | null;
  errorDetail: string | null;
  hasSent: boolean;
  createdAt: string;
};

export type EntryPage = Page<EntryView>;

/** The store's state, which the page turns into a sentence. */
export type StoreState =
  /** `disconnectedAt`: when a person disconnected the store; null before its first keys. */
  | { kind: "not_connected"; disconnectedAt: string | null }
  | { kind: "running"; run: RunProgress }
  /** `nextProbeAt`: when the store is probed again; null when the fault waits for a person. */
  | { kind: "fault"; code: string; since: string | null; nextProbeAt: string | null }
  | { kind: "never_synced" }
  | { kind: "failing"; count: number }
  | { kind: "decisions"; count: number }
  | { kind: "in_step"; since: string };

/** What keeps a store from being updated, as each of its pages shows it. */
export type StoreNotice = Extract<StoreState, { kind: "not_connected" | "fault" }>;

export type StoreOverview = {
  store: StoreListItem & { wooVersion: string | null; autoSync: boolean; autoSyncMinutes: number };
  state: StoreState;
  linkedProducts: number;
  /** Products that are to be in the store. */
  wantedProducts: number;
  linkedCategories: number;
  wantedCategories: number;
  failing: number;
  /** The products that fail, by cause, the most frequent first. */
  failingByCode: { code: string; count: number }[];
  decisions: number;
  lastRun: RunView | null;
  /** Whether auto sync is on and begins after the first sync, which a person starts. */
  isAutoSyncWaiting: boolean;
  /** When auto sync starts the next run; null when it is off or cannot start one. */
  nextAutoSyncAt: string | null;
};
