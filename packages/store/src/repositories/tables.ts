import type { ColumnType, Generated } from 'kysely';

// What the driver gives back, and what it takes. Instants go in and out as ISO text; see createPool for the parsers.
type Instant = ColumnType<string, string, string>;
type Day = ColumnType<string, string, string>;
type Json<T> = ColumnType<T, string, string>;

/** The tables of the schema `gatehouse`, as sql/ makes them. */
export interface Tables {
  'gatehouse.provider': {
    singleton: Generated<boolean>;
    name: string;
    sample_date: Day | null;
    export_digest: string | null;
    recorded_at: Instant;
  };
  'gatehouse.reseller': { id: string; body: Json<unknown>; recorded_at: Instant };
  'gatehouse.customer_version': {
    customer_id: string;
    version: number;
    valid_from: Instant;
    recorded_at: Instant;
    kind: 'individual' | 'entity';
    reseller_id: string | null;
    bods_record: string | null;
    country: string | null;
    verify_by: Day | null;
    body_sealed: Buffer;
    body_digest: string;
  };
  'gatehouse.customer_assessment': {
    customer_id: string;
    assessed_at: Instant;
    number: number;
    current: boolean;
    status: 'us' | 'foreign' | 'unresolved';
    reasons: Json<unknown>;
    carved_out: boolean;
    band: 'match' | 'review' | 'none' | 'unreadable';
    ofac50: string;
    affiliates50: string;
    owners_sealed: Buffer | null;
    measures: string[];
    cleared_matches: string[];
    lists_digest: string;
    rules_digest: string;
  };
  'gatehouse.trace': { customer_id: string; kind: string; digest: string };
  'gatehouse.account': {
    id: string;
    customer_id: string;
    reseller_id: string | null;
    opened: Instant;
    closed: Instant | null;
    last_access: Instant | null;
    state: string;
    state_since: Instant;
    state_because: string;
    recorded_at: Instant;
  };
  'gatehouse.account_state': {
    account_id: string;
    number: number;
    state: string;
    event: string;
    valid_from: Instant;
    recorded_at: Instant;
    because: string;
    entry_id: string;
  };
  'gatehouse.access_event': {
    digest: string;
    account_id: string;
    at: Instant;
    action: string;
    country: string | null;
    ip_sealed: Buffer;
    recorded_at: Instant;
  };
  'gatehouse.payment': {
    account_id: string;
    token: string;
    kind: string;
    fingerprint_digest: string | null;
    brand: string | null;
    last4: string | null;
    payer_country: string | null;
    payer_sealed: Buffer | null;
    first_used: Day;
    last_used: Day;
    recorded_at: Instant;
  };
  'gatehouse.ownership_statement': {
    statement_id: string;
    record_id: string | null;
    record_type: string | null;
    statement_date: Day | null;
    body: Json<unknown> | null;
    body_sealed: Buffer | null;
    recorded_at: Instant;
  };
  'gatehouse.list_version': { name: string; version: string; list_date: Day | null; entries: number; stale: boolean; recorded_at: Instant };
  'gatehouse.match': {
    id: string;
    customer_id: string;
    subject: string;
    list: string;
    list_version: string;
    list_date: Day | null;
    entry_id: string;
    caption: string;
    score: number;
    band: 'match' | 'review';
    parts_sealed: Buffer;
    assessment: number;
    recorded_at: Instant;
  };
  'gatehouse.case_item': {
    id: string;
    flag: string;
    category: 'A' | 'B' | 'C';
    severity: 'info' | 'warn' | 'high';
    subject: string;
    customer_id: string | null;
    run_id: string | null;
    because_sealed: Buffer;
    because_digest: string;
    band: 'match' | 'review' | null;
    score: number | null;
    due: Day | null;
    state: 'open' | 'claimed' | 'snoozed' | 'proposed' | 'closed';
    assignee: string | null;
    snoozed_until: Day | null;
    opened_at: Instant;
    proposal: Json<unknown> | null;
    disposition: Json<unknown> | null;
    four_eyes: boolean;
  };
  'gatehouse.usage_record': {
    id: string;
    account_id: string;
    job: string | null;
    body: Json<unknown>;
    start_at: Instant;
    end_at: Instant;
    operations_low: number;
    operations_mid: number;
    operations_high: number;
    operations_ceiling: number;
    recorded_at: Instant;
  };
  'gatehouse.run': {
    id: string;
    body: Json<unknown>;
    accounts: string[];
    customers: string[];
    start_at: Instant;
    end_at: Instant;
    operations_low: number;
    operations_mid: number;
    operations_high: number;
    operations_ceiling: number;
    over: Json<unknown>;
    recorded_at: Instant;
  };
  'gatehouse.clock': {
    id: string;
    clock: string;
    subject: string;
    trigger_date: Day;
    due: Day;
    due_at: Instant;
    body: Json<unknown>;
    state: 'running' | 'ended';
    ended_by: string | null;
    recorded_at: Instant;
  };
  'gatehouse.report': {
    id: string;
    kind: 'initial' | 'followup' | 'corrected';
    run_id: string;
    customer_id: string;
    clock_id: string | null;
    state: 'draft' | 'proposed' | 'approved' | 'rejected';
    due: Day | null;
    missing: number;
    body_sealed: Buffer;
    body_digest: string;
    proposed_by: string | null;
    proposed_at: Instant | null;
    proposal_reason: string | null;
    decided_by: string | null;
    decided_at: Instant | null;
    decision_reason: string | null;
    created_at: Instant;
  };
  'gatehouse.measure': { id: string; body: Json<unknown>; binds_from: Day; lapses_after: Day | null; recorded_at: Instant };
  'gatehouse.decision': {
    id: string;
    entry_id: string;
    subject: string;
    request: Json<unknown>;
    response: Json<unknown>;
    lists_digest: string;
    rules_digest: string;
    code_digest: string;
    recorded_at: Instant;
  };
  'gatehouse.ledger_entry': {
    id: string;
    kind: string;
    subject: string;
    at: Instant;
    actor: string;
    text: string;
    leaf: Buffer;
    arrival: Generated<string>;
    number: string | null;
  };
  'gatehouse.ledger_tile': { level: number; number: string; width: number; hashes: Buffer };
  'gatehouse.ledger_bundle': { number: string; width: number; data: Buffer };
  'gatehouse.ledger_checkpoint': { size: string; root: Buffer; note: string; state: Json<unknown>; at: Instant };
  'gatehouse.idempotency': { principal: string; key: string; request_digest: string; response_sealed: Buffer | null; recorded_at: Instant };
  'gatehouse.person': {
    id: string;
    name: string;
    email: string;
    roles: string[];
    password_hash: string | null;
    demo: boolean;
    recorded_at: Instant;
  };
  'gatehouse.session': { token_digest: string; person_id: string; created_at: Instant; expires_at: Instant };
  'gatehouse.api_token': {
    id: string;
    token_digest: string;
    name: string;
    roles: string[];
    created_by: string;
    created_at: Instant;
    expires_at: Instant;
    revoked_at: Instant | null;
  };
  'gatehouse.job': { input_digest: string; summary: Json<unknown>; recorded_at: Instant };
}
