/** How long an enforcement point takes to check a decision capsule: no call, one core. Run: node perf/capsule.ts */
import { CapsuleVerifier, generateNoteKey, parseSigningKey, parseVerifierKey, signCapsule, verifyCapsule } from '@gatehouse/ledger';

const COUNT = 10_000;
const NOW_MS = 1_767_323_045_000;
const pair = generateNoteKey('provider.example/decisions');
const signer = parseSigningKey(pair.signingKey);
const keys = [parseVerifierKey(pair.verifierKey)];
const tokens = Array.from({ length: COUNT }, (_, number) =>
  signCapsule(
    {
      jti: `dec_${number}`,
      sub: `cus_${number}`,
      action: 'provision',
      resource: { type: 'accelerator', id: 'h100' },
      outcome: 'restrict',
      limits: { accelerators_max: 64 },
      iat: NOW_MS / 1000,
      exp: NOW_MS / 1000 + 86_400,
    },
    signer,
  ),
);

for (const token of tokens.slice(0, 1000)) verifyCapsule(token, keys, NOW_MS);
report('first sight (Ed25519 verified)', (token) => verifyCapsule(token, keys, NOW_MS));
const verifier = new CapsuleVerifier(keys, { remembered_max: COUNT });
for (const token of tokens) verifier.verify(token, NOW_MS);
report('seen before (remembered)', (token) => verifier.verify(token, NOW_MS));

function report(what: string, check: (token: string) => unknown): void {
  const times_ms = tokens.map((token) => {
    const started_ms = performance.now();
    check(token);
    return performance.now() - started_ms;
  });
  times_ms.sort((a, b) => a - b);
  const at = (share: number): string => (times_ms[Math.floor(share * (COUNT - 1))] ?? Number.NaN).toFixed(4);
  console.log(
    `capsule, ${what}: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, ${COUNT} capsules of ${tokens[0]?.length} characters (goal E1: ≤ 0.1 ms)`,
  );
}
