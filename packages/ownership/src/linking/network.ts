/** The network of an IP address: the first three numbers of IPv4 (/24), the first three groups of IPv6 (/48). Empty for what is neither. */
export function networkOf(ip: string): string {
  const v4 = /^(?:::ffff:)?(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}$/i.exec(ip);
  if (v4?.[1] !== undefined) return `${v4[1]}.0/24`;
  if (!ip.includes(':')) return '';
  const [head = '', tail] = ip.toLowerCase().split('::', 2);
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = Array.from({ length: tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length) }, () => '0');
  const groups = [...before, ...zeros, ...after].slice(0, 3).map((group) => group.replace(/^0+(?=.)/, ''));
  return groups.length < 3 ? '' : `${groups.join(':')}::/48`;
}
