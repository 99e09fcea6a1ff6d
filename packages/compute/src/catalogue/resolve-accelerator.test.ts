import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ACCELERATORS } from './accelerators.ts';
import { COMMON_NAMES } from './data-centre-names.ts';
import { INSTANCE_TYPES } from './instance-types.ts';
import { acceleratorNames, resolveAccelerator } from './resolve-accelerator.ts';

/** What people write, the usual chip it means, and the accelerators in one of it. */
const SPELLINGS: readonly (readonly [string, string, number])[] = [
  ['p5.48xlarge', 'NVIDIA H100 SXM5 80GB', 8],
  ['p4d.24xlarge', 'NVIDIA A100 SXM4 40GB', 8],
  ['a3-highgpu-8g', 'NVIDIA H100 SXM5 80GB', 8],
  ['Standard_ND96isr_H100_v5', 'NVIDIA H100 SXM5 80GB', 8],
  ['ND H100 v5', 'NVIDIA H100 SXM5 80GB', 8],
  ['v5p-128', 'Google TPU v5p', 64],
  ['TPU v5p', 'Google TPU v5p', 1],
  ['TPU-trillium', 'Google TPU v6e Trillium', 1],
  ['gpu:a100:4', 'NVIDIA A100 SXM4 40GB', 4],
  ['NVIDIA H100 80GB HBM3', 'NVIDIA H100 SXM5 80GB', 1],
  ['H100-SXM5-80GB', 'NVIDIA H100 SXM5 80GB', 1],
  ['NVIDIA Blackwell GPU (B200-SXM-180GB)', 'NVIDIA B200 SXM (HGX)', 1],
  ['Intel(R) Gaudi(R) 2 AI Accelerator', 'Intel Gaudi 2', 1],
  ['AMD Instinct MI300X-NPS1-SPX-192GB-750W', 'AMD MI300X', 1],
  ['Tesla V100-SXM2-32GB', 'NVIDIA V100 SXM2 32GB', 1],
  ['NVIDIA GH200 480GB', 'NVIDIA GH200 (H100 part)', 1],
  ['8x NVIDIA H100 80GB HBM3', 'NVIDIA H100 SXM5 80GB', 8],
  ['DGX H100', 'NVIDIA H100 SXM5 80GB', 8],
];

describe('resolveAccelerator', () => {
  it('resolves every spelling of the table to its chip and count', () => {
    for (const [spelling, name, perUnit] of SPELLINGS) {
      const resolved = resolveAccelerator(spelling);
      assert.deepEqual([resolved.candidates[0].name, resolved.perUnit], [name, perUnit], spelling);
    }
  });

  it('resolves every name of the chip table to something with a ceiling', () => {
    for (const name of acceleratorNames()) assert.ok(resolveAccelerator(name).candidates[0].peak_max > 0, name);
  });

  it('gives every candidate of an ambiguous name', () => {
    const names = resolveAccelerator('H100').candidates.map((candidate) => candidate.name);
    assert.deepEqual(names, ['NVIDIA H100 SXM5 80GB', 'NVIDIA H100 PCIe', 'NVIDIA H100 NVL']);
  });

  it('takes a slice of a partitioned chip for its part', () => {
    assert.equal(resolveAccelerator('A100-SXM4-40GB MIG 3g.20gb').share, 3 / 7);
  });
});

describe('the tables of the catalogue', () => {
  it('name only chips that there are', () => {
    const known = new Set(ACCELERATORS.map((accelerator) => accelerator.name));
    for (const name of Object.keys(COMMON_NAMES)) assert.ok(known.has(name), name);
    for (const type of INSTANCE_TYPES) for (const name of type.accelerators) assert.ok(known.has(name), name);
    for (const accelerator of ACCELERATORS) assert.ok(accelerator.family !== null, accelerator.name);
  });

  it('computes TPP as dense tera-operations times bits', () => {
    const tppOf = (name: string) => resolveAccelerator(name).candidates[0].tpp;
    assert.equal(Math.round(tppOf('NVIDIA A100 SXM4 80GB') ?? 0), 4992);
    assert.equal(Math.round(tppOf('NVIDIA H20') ?? 0), 2368);
  });
});
