/** What a mail host ignores in the name of a box, as far as its own help pages say. */
interface HostRule {
  /** Dots do not count. */
  readonly dots: boolean;
  /** The sign after which a tag follows that does not count. */
  readonly tag: '+' | '-';
  /** The host's main name, where it has several. */
  readonly as?: string;
}

const GOOGLE: HostRule = { dots: true, tag: '+', as: 'gmail.com' };
const YAHOO: HostRule = { dots: false, tag: '-' };

/** Hosts whose rules differ from the usual: dots count, a tag follows a plus sign (RFC 5233's separator as most hosts set it). */
const HOSTS: Readonly<Record<string, HostRule>> = {
  'gmail.com': GOOGLE,
  'googlemail.com': GOOGLE,
  'yahoo.com': YAHOO,
  'ymail.com': YAHOO,
  'rocketmail.com': YAHOO,
  'pm.me': { dots: true, tag: '+', as: 'proton.me' },
  'proton.me': { dots: true, tag: '+' },
  'protonmail.com': { dots: true, tag: '+', as: 'proton.me' },
  'me.com': { dots: false, tag: '+', as: 'icloud.com' },
  'mac.com': { dots: false, tag: '+', as: 'icloud.com' },
  'ya.ru': { dots: false, tag: '+', as: 'yandex.ru' },
  'yandex.com': { dots: false, tag: '+', as: 'yandex.ru' },
};
const USUAL: HostRule = { dots: false, tag: '+' };

/** The box to which a mail goes by its host's own rules: what the host ignores is left out. Of an unknown host dots count. */
export function normalMailbox(email: string): string {
  const { box, host } = partsOf(email);
  const rule = HOSTS[host] ?? USUAL;
  const plain = withoutTag(box, rule.tag);
  return `${rule.dots ? plain.replaceAll('.', '') : plain}@${rule.as ?? host}`;
}

/** The box without dots and tags whatever the host's rules: a weaker sign than `normalMailbox`, for hosts that do as the large ones do. */
export function looseMailbox(email: string): string {
  const { box, host } = partsOf(email);
  return `${withoutTag(box, '+').replaceAll('.', '')}@${HOSTS[host]?.as ?? host}`;
}

function partsOf(email: string): { box: string; host: string } {
  const text = email.trim().toLowerCase();
  const at = text.lastIndexOf('@');
  return { box: text.slice(0, at), host: text.slice(at + 1) };
}

// A box is never empty: "+x@host" is a box of that name.
function withoutTag(box: string, tag: string): string {
  const at = box.indexOf(tag, 1);
  return at < 0 ? box : box.slice(0, at);
}
