import { ProblemError } from '@gatehouse/foundation';
import { DraftsById } from './drafts-by-id.ts';
import { LIST_LIMITS } from './list-limits.ts';
import type { ListReader, ListReading } from './list-reader.ts';

/** An address of some chain: base58 or bech32 letters, hexadecimal behind 0x, or either behind a prefix of the chain. */
const ADDRESS = /^(?:[a-z]{2,12}:)?(?:0x[0-9a-fA-F]{40}|[a-z0-9]{1,10}1[a-z0-9]{20,90}|[1-9A-HJ-NP-Za-km-z]{24,110}|[a-z0-9]{36,110})$/;
/** A ticker at the end of the file's name: `sanctioned_addresses_XBT.txt`. */
const TICKER = /[_-]([A-Z]{3,5})\.\w+$/;

/**
 * Wallet addresses, one a line. The lines name no owner, so each is a record of its own on a list `WALLETS`,
 * or `WALLETS-XBT` where the file's name ends so: files of several currencies are several lists, none a version of another.
 */
export const walletLines: ListReader = {
  family: 'wallet-lines',
  recognises: (head) => {
    const lines = head.replace(/^\uFEFF/, '').split(/\r?\n/);
    const whole = head.length >= 4096 ? lines.slice(0, -1) : lines;
    const given = whole.filter((line) => line.trim() !== '' && !line.startsWith('#'));
    return given.length > 0 && given.every((line) => isAddress(line.trim()));
  },
  read: readWalletLines,
};

async function readWalletLines(text: AsyncIterable<string>, file: string): Promise<ListReading> {
  const drafts = new DraftsById(file);
  const currency = TICKER.exec(file)?.[1];
  const list = currency === undefined ? 'WALLETS' : `WALLETS-${currency}`;
  let line = 0;
  for await (const one of lines(text, file)) {
    line += 1;
    const address = one.replace(/^\uFEFF/, '').trim();
    if (address === '' || address.startsWith('#')) continue;
    if (!isAddress(address)) throw noAddress(file, line);
    const draft = drafts.open(list, address, 'CryptoWallet', true);
    draft.property('cryptoWallet', address);
    draft.property('currency', currency);
    draft.keep('address', address);
  }
  return { entries: drafts.entries() };
}

// Words are letters of one case; an address mixes digits in.
function isAddress(text: string): boolean {
  return ADDRESS.test(text) && /\d/.test(text);
}

/** The lines of a text. Throws `bad-input` for a line without an end. */
async function* lines(text: AsyncIterable<string>, file: string): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of text) {
    const pieces = (rest + chunk).split('\n');
    rest = pieces.pop() ?? '';
    yield* pieces;
    if (rest.length > LIST_LIMITS.record_characters_max) throw noAddress(file, undefined);
  }
  if (rest !== '') yield rest;
}

function noAddress(file: string, line: number | undefined): ProblemError {
  return new ProblemError(
    'bad-input',
    `${line === undefined ? 'A line' : `Line ${line}`} holds no wallet address.`,
    'Write one address a line.',
    {
      file,
      ...(line === undefined ? {} : { line }),
    },
  );
}
