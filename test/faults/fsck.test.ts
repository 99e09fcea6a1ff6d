import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { generateNoteKey, parseSigningKey, signCheckpoint } from '@gatehouse/ledger';
import { evaluate, GATEHOUSE } from '@gatehouse/program';
import { type CheckName, checkStore, type Finding } from '@gatehouse/store';
import { fillStore, requestOf } from './filled-store.ts';

const filled = await fillStore();
const { pool, vault, ledgerKey } = filled.installation;
after(() => filled.drop());

interface Damage {
  readonly what: string;
  /** The table that is damaged; it is put back afterwards. */
  readonly table: string;
  readonly sql: string;
  readonly values?: readonly unknown[];
  readonly found: readonly CheckName[];
}

const flipped = (column: string): string => `set_byte(${column}, 20, get_byte(${column}, 20) # 1)`;
const oldest = await pool.query<{ size: string; root: Buffer }>('select size, root from gatehouse.ledger_checkpoint order by size limit 1');
const [head] = oldest.rows;
assert.ok(head);
const stranger = parseSigningKey(generateNoteKey(ledgerKey.signer.name).signingKey);
const strangersNote = signCheckpoint({ size: Number(head.size), root: head.root }, stranger);

const DAMAGES: readonly Damage[] = [
  {
    what: 'an entry is deleted',
    table: 'ledger_entry',
    sql: 'delete from gatehouse.ledger_entry where number = 0',
    found: ['ledger-numbers'],
  },
  {
    what: 'the newest checkpoint is deleted',
    table: 'ledger_checkpoint',
    sql: 'delete from gatehouse.ledger_checkpoint where size = (select max(size) from gatehouse.ledger_checkpoint)',
    found: ['ledger-numbers', 'ledger-bundles', 'ledger-tiles'],
  },
  {
    what: 'an entry’s leaf is changed',
    table: 'ledger_entry',
    sql: `update gatehouse.ledger_entry set leaf = ${flipped('leaf')} where number = 0`,
    found: ['ledger-leaves'],
  },
  {
    what: 'an entry is moved to another subject',
    table: 'ledger_entry',
    sql: "update gatehouse.ledger_entry set subject = 'cus-else' where number = 0",
    found: ['ledger-rows'],
  },
  {
    what: 'a bundle is changed',
    table: 'ledger_bundle',
    sql: `update gatehouse.ledger_bundle set data = ${flipped('data')} where number = 0`,
    found: ['ledger-bundles'],
  },
  {
    what: 'a bundle is cut off',
    table: 'ledger_bundle',
    sql: 'update gatehouse.ledger_bundle set data = substring(data from 1 for 100) where number = 0',
    found: ['ledger-bundles'],
  },
  {
    what: 'a bundle lies beyond the end',
    table: 'ledger_bundle',
    sql: "insert into gatehouse.ledger_bundle (number, width, data) values (9, 1, '\\x')",
    found: ['ledger-bundles'],
  },
  {
    what: 'a tile is changed',
    table: 'ledger_tile',
    sql: `update gatehouse.ledger_tile set hashes = ${flipped('hashes')} where level = 0`,
    found: ['ledger-tiles'],
  },
  { what: 'a tile is deleted', table: 'ledger_tile', sql: 'delete from gatehouse.ledger_tile', found: ['ledger-tiles'] },
  {
    what: 'a checkpoint has another root',
    table: 'ledger_checkpoint',
    sql: `update gatehouse.ledger_checkpoint set root = ${flipped('root')} where size = $1`,
    values: [head.size],
    found: ['ledger-roots', 'ledger-checkpoints'],
  },
  {
    what: 'a checkpoint is signed by another key',
    table: 'ledger_checkpoint',
    sql: 'update gatehouse.ledger_checkpoint set note = $2 where size = $1',
    values: [head.size, strangersNote],
    found: ['ledger-checkpoints'],
  },
  {
    what: 'the sequencer would go on from other leaves',
    table: 'ledger_checkpoint',
    sql: "update gatehouse.ledger_checkpoint set state = jsonb_set(state, '{bundle}', '\"\"')",
    found: ['ledger-checkpoints'],
  },
  {
    what: 'a decision’s answer is changed',
    table: 'decision',
    sql: "update gatehouse.decision set response = jsonb_set(response, '{decision}', to_jsonb(not (response -> 'decision')::boolean)) where subject = 'acc-home'",
    found: ['decisions'],
  },
  {
    what: 'a decision is dated back',
    table: 'decision',
    sql: "update gatehouse.decision set recorded_at = recorded_at - interval '1 day' where subject = 'acc-home'",
    found: ['decisions'],
  },
  {
    what: 'a decision is deleted',
    table: 'decision',
    sql: "delete from gatehouse.decision where subject = 'acc-home'",
    found: ['decision-entries'],
  },
  {
    what: 'an account is cleared by hand',
    table: 'account',
    sql: "update gatehouse.account set state = 'us-exempt' where id = 'acc-unknown'",
    found: ['account-states'],
  },
  {
    what: 'a change of state was never logged',
    table: 'account_state',
    sql: "update gatehouse.account_state set entry_id = 'ent_none' where account_id = 'acc-home'",
    found: ['account-histories'],
  },
  { what: 'a clock is put off', table: 'clock', sql: 'update gatehouse.clock set due = due + 30', found: ['clocks'] },
  {
    what: 'a clock is put off with its body',
    table: 'clock',
    sql: "update gatehouse.clock set due = '2027-01-17', body = jsonb_set(body, '{due}', '\"2027-01-17\"')",
    found: ['clocks'],
  },
  { what: 'a clock is ended without a cause', table: 'clock', sql: "update gatehouse.clock set state = 'ended'", found: ['clocks'] },
  { what: 'a clock is deleted', table: 'clock', sql: 'delete from gatehouse.clock', found: ['clock-entries'] },
  {
    what: 'a report’s text is changed',
    table: 'report',
    sql: `update gatehouse.report set body_sealed = ${flipped('body_sealed')} where id = 'rep_cus-home'`,
    found: ['reports'],
  },
  {
    what: 'a report’s text is another’s',
    table: 'report',
    sql: "update gatehouse.report set body_digest = repeat('0', 64) where id = 'rep_cus-abroad'",
    found: ['reports'],
  },
  {
    what: 'a report is approved by hand',
    table: 'report',
    sql: "update gatehouse.report set state = 'approved', decided_by = 'per_two', decided_at = proposed_at, decision_reason = 'Fine.' where id = 'rep_cus-home'",
    found: ['report-approvals'],
  },
  {
    what: 'a case is closed by hand',
    table: 'case_item',
    sql: "update gatehouse.case_item set state = 'closed' where id = 'cas_1'",
    found: ['cases'],
  },
  {
    what: 'a case for two is closed by one',
    table: 'case_item',
    sql: `update gatehouse.case_item set state = 'closed', disposition = '{"by": "per_one", "approvedBy": "per_one"}' where id = 'cas_1'`,
    found: ['cases'],
  },
  ...(
    [
      ['a judgement is turned round', "set verdict = 'unknown' where customer_id = 'cus-cleared'"],
      ['a judgement is another person’s', "set decided_by = 'per_three' where customer_id = 'cus-waiting'"],
      ['a judgement is about another party', "set subject_digest = repeat('0', 64) where customer_id = 'cus-cleared'"],
      ['a judgement is dated back', "set decided_at = decided_at - interval '1 day' where customer_id = 'cus-waiting'"],
      [
        'a clearance is approved by hand',
        "set state = 'standing', second_by = 'per_two', second_at = decided_at, second_because_sealed = (select second_because_sealed from gatehouse.match_decision where customer_id = 'cus-cleared') where customer_id = 'cus-waiting'",
      ],
      [
        'a judgement that waits stands as another',
        "set state = 'standing', needs_second = false, verdict = 'unknown' where customer_id = 'cus-waiting'",
      ],
      ['a clearance is another person’s to approve', "set second_by = 'per_three' where customer_id = 'cus-cleared'"],
      ['a refusal is made an approval', "set state = 'standing' where customer_id = 'cus-refused'"],
      ['a judgement lapsed for another cause', "set lapsed_because = 'The list entry changed.' where customer_id = 'cus-changed'"],
      ['a judgement that lapsed holds again', "set state = 'standing' where customer_id = 'cus-changed'"],
      ['the reason of a judgement is changed', `set because_sealed = ${flipped('because_sealed')} where customer_id = 'cus-cleared'`],
      ['what was seen is changed', `set sides_sealed = ${flipped('sides_sealed')} where customer_id = 'cus-cleared'`],
    ] as const
  ).map(([what, change]): Damage => ({
    what,
    table: 'match_decision',
    sql: `update gatehouse.match_decision ${change}`,
    found: ['match-decisions'],
  })),
  {
    what: 'a customer’s facts are changed',
    table: 'customer_version',
    sql: `update gatehouse.customer_version set body_sealed = ${flipped('body_sealed')} where customer_id = 'cus-home'`,
    found: ['customers'],
  },
  {
    what: 'a customer’s facts are another’s',
    table: 'customer_version',
    sql: "update gatehouse.customer_version set body_digest = repeat('0', 64) where customer_id = 'cus-home'",
    found: ['customers'],
  },
];

describe('checkStore()', () => {
  it('finds nothing wrong with what the use cases wrote, and looked at every kind of record', async () => {
    const findings = await look();
    assert.deepEqual(wrongIn(findings), []);
    const idle = findings.filter(({ count, check }) => count === 0 && check !== 'ledger-waiting').map(({ check }) => check);
    assert.deepEqual(idle, []);
  });

  for (const damage of DAMAGES) {
    it(`finds it when ${damage.what}, and nothing else`, async () => {
      await whileDamaged(damage, async () => assert.deepEqual(wrongIn(await look()), [...damage.found]));
    });
  }

  it('finds that the log is another’s', async () => {
    const findings = await checkStore({ pool, vault, verifierKey: generateNoteKey(ledgerKey.signer.name).verifierKey });
    assert.deepEqual(wrongIn(findings), ['ledger-checkpoints']);
  });

  it('says nothing of a person', async () => {
    for (const damage of DAMAGES) {
      await whileDamaged(damage, async () =>
        assert.doesNotMatch(JSON.stringify(await look()), /Robin|Kim|Vasily|Kuznetsov|Example|Strasse|Street/i),
      );
    }
  });

  it('takes entries that wait for their number for what they are', async () => {
    await evaluate(filled.world, [{ actor: GATEHOUSE, request: requestOf('acc-home') }]);
    const findings = await look();
    assert.deepEqual(wrongIn(findings), []);
    assert.equal(findings.find(({ check }) => check === 'ledger-waiting')?.count, 1);
  });

  it('does not take what was shredded for damaged', async () => {
    for (const id of ['cus-home', 'cus-cleared']) await vault.shred(pool, id);
    assert.deepEqual(wrongIn(await look()), []);
  });
});

function look(): Promise<Finding[]> {
  return checkStore({ pool, vault, verifierKey: ledgerKey.verifierKey });
}

function wrongIn(findings: readonly Finding[]): CheckName[] {
  return findings.filter(({ ok }) => !ok).map(({ check }) => check);
}

/** Whoever damages a store by hand can switch its constraints off as well. */
async function whileDamaged({ table, sql, values = [] }: Damage, work: () => Promise<void>): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('set session_replication_role = replica');
    await client.query(`create table intact as table gatehouse.${table}`);
    const { rowCount } = await client.query(sql, [...values]);
    assert.notEqual(rowCount, 0, 'the damage met no row');
    await work();
  } finally {
    await client.query(`delete from gatehouse.${table}`);
    await client.query(`insert into gatehouse.${table} overriding system value select * from intact`);
    await client.query('drop table intact');
    await client.query('set session_replication_role = origin');
    client.release();
  }
}
