/**
 * Average-linkage clustering: joins the two groups whose members are most alike on average, as long as that is above 0.
 * `strengthOf` of a pair that cannot be told is `null` and does not count. Returns for each member the number of its group, numbered by first member.
 */
export function linked(count: number, strengthOf: (a: number, b: number) => number | null): number[] {
  const sums = new Float64Array(count * count);
  const pairs = new Float64Array(count * count);
  for (let a = 0; a < count; a += 1) {
    for (let b = a + 1; b < count; b += 1) {
      const strength = strengthOf(a, b);
      if (strength === null) continue;
      sums[a * count + b] = sums[b * count + a] = strength;
      pairs[a * count + b] = pairs[b * count + a] = 1;
    }
  }
  const groupOf = Array.from({ length: count }, (_, member) => member);
  const alive = new Uint8Array(count).fill(1);
  const nearest = new Int32Array(count).fill(-1);
  const average = (a: number, b: number): number => {
    const known = pairs[a * count + b] ?? 0;
    return known === 0 ? Number.NEGATIVE_INFINITY : (sums[a * count + b] ?? 0) / known;
  };
  const findNearest = (a: number): void => {
    let best = -1;
    let bestStrength = 0;
    for (let b = 0; b < count; b += 1) {
      if (b === a || alive[b] === 0) continue;
      const strength = average(a, b);
      if (strength > bestStrength) {
        best = b;
        bestStrength = strength;
      }
    }
    nearest[a] = best;
  };
  for (let member = 0; member < count; member += 1) findNearest(member);
  for (;;) {
    let a = -1;
    let strongest = 0;
    for (let member = 0; member < count; member += 1) {
      const other = nearest[member] ?? -1;
      if (alive[member] === 0 || other < 0) continue;
      const strength = average(member, other);
      if (strength > strongest) {
        a = member;
        strongest = strength;
      }
    }
    if (a < 0) return numbered(groupOf);
    const b = nearest[a] ?? a;
    const kept = Math.min(a, b);
    const gone = Math.max(a, b);
    for (let other = 0; other < count; other += 1) {
      if (other === kept || other === gone) continue;
      sums[kept * count + other] = sums[other * count + kept] = (sums[kept * count + other] ?? 0) + (sums[gone * count + other] ?? 0);
      pairs[kept * count + other] = pairs[other * count + kept] = (pairs[kept * count + other] ?? 0) + (pairs[gone * count + other] ?? 0);
    }
    alive[gone] = 0;
    for (let member = 0; member < count; member += 1) if (groupOf[member] === gone) groupOf[member] = kept;
    findNearest(kept);
    for (let member = 0; member < count; member += 1) {
      if (alive[member] === 1 && member !== kept && (nearest[member] === kept || nearest[member] === gone)) findNearest(member);
      else if (
        alive[member] === 1 &&
        member !== kept &&
        average(member, kept) > (nearest[member] === -1 ? 0 : average(member, nearest[member] ?? 0))
      )
        nearest[member] = kept;
    }
  }
}

function numbered(groupOf: readonly number[]): number[] {
  const numbers = new Map<number, number>();
  return groupOf.map((group) => {
    const known = numbers.get(group);
    if (known !== undefined) return known;
    numbers.set(group, numbers.size);
    return numbers.size - 1;
  });
}
