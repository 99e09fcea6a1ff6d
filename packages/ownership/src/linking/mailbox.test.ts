import assert from 'node:assert/strict';
import { test } from 'node:test';
import { looseMailbox, normalMailbox } from './mailbox.ts';

test('what a host ignores is left out by that host’s own rule', () => {
  for (const [written, box] of [
    ['Or.La+cloud@GMAIL.com', 'orla@gmail.com'],
    ['or.la@googlemail.com', 'orla@gmail.com'],
    ['or.la+x@outlook.com', 'or.la@outlook.com'],
    ['or.la-shop@yahoo.com', 'or.la@yahoo.com'],
    ['or.la+x@yahoo.com', 'or.la+x@yahoo.com'],
    ['or.la@me.com', 'or.la@icloud.com'],
    ['or.la+x@firm.example', 'or.la@firm.example'],
    ['+x@firm.example', '+x@firm.example'],
  ] as const)
    assert.equal(normalMailbox(written), box, written);
});

test('of an unknown host dots count, and without them the box is only loosely the same', () => {
  assert.notEqual(normalMailbox('or.la@firm.example'), normalMailbox('orla@firm.example'));
  assert.equal(looseMailbox('or.la@firm.example'), looseMailbox('ORLA+gpu@firm.example'));
  assert.notEqual(looseMailbox('orla@firm.example'), looseMailbox('orla@other.example'));
});
