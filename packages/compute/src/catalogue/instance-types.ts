/** How a cloud's machine type, or a slice of a pod, is written, and what is in it. */
export interface InstanceType {
  readonly pattern: RegExp;
  /** Names of `ACCELERATORS`, the likeliest first. */
  readonly accelerators: readonly string[];
  /** Accelerators in one machine; `groupCount` of the pattern times a factor where the name tells it. */
  readonly count:
    | number
    | { readonly group: number; readonly factor: number }
    | { readonly byWord: Readonly<Record<string, number>>; readonly group: number };
}

const A100_40 = ['NVIDIA A100 SXM4 40GB'];
const A100_80 = ['NVIDIA A100 SXM4 80GB'];
const H100 = ['NVIDIA H100 SXM5 80GB'];
const H200 = ['NVIDIA H200 SXM'];
const V100 = ['NVIDIA V100 SXM2 16GB'];
const V100_32 = ['NVIDIA V100 SXM2 32GB'];
const B200 = ['NVIDIA B200 SXM (HGX)'];

/** Machine types of the large clouds, from their public lists of accelerated machines. */
export const INSTANCE_TYPES: readonly InstanceType[] = [
  { pattern: /^p6e-gb200\.(\d+)xlarge$/, accelerators: ['NVIDIA GB200 (per GPU)'], count: 4 },
  { pattern: /^u-p6e-gb200x(\d+)$/, accelerators: ['NVIDIA GB200 (per GPU)'], count: { group: 1, factor: 1 } },
  { pattern: /^p6-b200\.48xlarge$/, accelerators: B200, count: 8 },
  { pattern: /^p6-b300\.48xlarge$/, accelerators: ['NVIDIA B300 (HGX)'], count: 8 },
  { pattern: /^p5\.4xlarge$/, accelerators: H100, count: 1 },
  { pattern: /^p5(\.48xlarge)?$/, accelerators: H100, count: 8 },
  { pattern: /^p5en?(\.48xlarge)?$/, accelerators: H200, count: 8 },
  { pattern: /^p4d(\.24xlarge)?$/, accelerators: A100_40, count: 8 },
  { pattern: /^p4de(\.24xlarge)?$/, accelerators: A100_80, count: 8 },
  { pattern: /^p3\.(2|8|16)xlarge$/, accelerators: V100, count: { group: 1, byWord: { 2: 1, 8: 4, 16: 8 } } },
  { pattern: /^p3dn(\.24xlarge)?$/, accelerators: V100_32, count: 8 },
  { pattern: /^g4dn\.(xlarge|\d+xlarge|metal)$/, accelerators: ['NVIDIA T4'], count: { group: 1, byWord: { '12xlarge': 4, metal: 8 } } },
  {
    pattern: /^g5\.(xlarge|\d+xlarge)$/,
    accelerators: ['NVIDIA A10G'],
    count: { group: 1, byWord: { '12xlarge': 4, '24xlarge': 4, '48xlarge': 8 } },
  },
  {
    pattern: /^g6\.(xlarge|\d+xlarge)$/,
    accelerators: ['NVIDIA L4'],
    count: { group: 1, byWord: { '12xlarge': 4, '24xlarge': 4, '48xlarge': 8 } },
  },
  {
    pattern: /^g6e\.(xlarge|\d+xlarge)$/,
    accelerators: ['NVIDIA L40S'],
    count: { group: 1, byWord: { '12xlarge': 4, '24xlarge': 4, '48xlarge': 8 } },
  },
  { pattern: /^trn1n?\.(2|32)xlarge$/, accelerators: ['AWS Trainium1'], count: { group: 1, byWord: { 2: 1, 32: 16 } } },
  { pattern: /^trn2u?\.(3|48)xlarge$/, accelerators: ['AWS Trainium2'], count: { group: 1, byWord: { 3: 1, 48: 16 } } },
  {
    pattern: /^inf1\.(xlarge|\d+xlarge)$/,
    accelerators: ['AWS Inferentia1'],
    count: { group: 1, byWord: { '6xlarge': 4, '24xlarge': 16 } },
  },
  {
    pattern: /^inf2\.(xlarge|\d+xlarge)$/,
    accelerators: ['AWS Inferentia2'],
    count: { group: 1, byWord: { '24xlarge': 6, '48xlarge': 12 } },
  },
  { pattern: /^dl1\.24xlarge$/, accelerators: ['Intel Gaudi'], count: 8 },
  { pattern: /^a2-highgpu-(\d+)g$/, accelerators: A100_40, count: { group: 1, factor: 1 } },
  { pattern: /^a2-megagpu-(\d+)g$/, accelerators: A100_40, count: { group: 1, factor: 1 } },
  { pattern: /^a2-ultragpu-(\d+)g$/, accelerators: A100_80, count: { group: 1, factor: 1 } },
  { pattern: /^a3-(?:high|mega|edge)gpu-(\d+)g$/, accelerators: H100, count: { group: 1, factor: 1 } },
  { pattern: /^a3-ultragpu-(\d+)g$/, accelerators: H200, count: { group: 1, factor: 1 } },
  { pattern: /^a4-highgpu-(\d+)g$/, accelerators: B200, count: { group: 1, factor: 1 } },
  { pattern: /^a4x-highgpu-(\d+)g$/, accelerators: ['NVIDIA GB200 (per GPU)'], count: { group: 1, factor: 1 } },
  { pattern: /^g2-standard-(\d+)$/, accelerators: ['NVIDIA L4'], count: { group: 1, byWord: { 24: 2, 48: 4, 96: 8 } } },
  { pattern: /^(?:tpu[- ]?)?v2-(\d+)$/, accelerators: ['Google TPU v2'], count: { group: 1, factor: 0.5 } },
  { pattern: /^(?:tpu[- ]?)?v3-(\d+)$/, accelerators: ['Google TPU v3'], count: { group: 1, factor: 0.5 } },
  { pattern: /^(?:tpu[- ]?)?v4-(\d+)$/, accelerators: ['Google TPU v4'], count: { group: 1, factor: 0.5 } },
  { pattern: /^(?:tpu[- ]?)?v5p-(\d+)$/, accelerators: ['Google TPU v5p'], count: { group: 1, factor: 0.5 } },
  { pattern: /^(?:tpu[- ]?)?v5(?:lite|e|litepod)-(\d+)$/, accelerators: ['Google TPU v5e'], count: { group: 1, factor: 1 } },
  { pattern: /^(?:tpu[- ]?)?v6e-(\d+)$/, accelerators: ['Google TPU v6e Trillium'], count: { group: 1, factor: 1 } },
  { pattern: /^ct4p-hightpu-(\d+)t$/, accelerators: ['Google TPU v4'], count: { group: 1, factor: 1 } },
  { pattern: /^ct5p-hightpu-(\d+)t$/, accelerators: ['Google TPU v5p'], count: { group: 1, factor: 1 } },
  { pattern: /^ct5l(?:p)?-hightpu-(\d+)t$/, accelerators: ['Google TPU v5e'], count: { group: 1, factor: 1 } },
  { pattern: /^ct6e-standard-(\d+)t$/, accelerators: ['Google TPU v6e Trillium'], count: { group: 1, factor: 1 } },
  { pattern: /^(?:standard )?nd\d*\w* (?:rdma )?gb200 v6$/, accelerators: ['NVIDIA GB200 (per GPU)'], count: 4 },
  { pattern: /^(?:standard )?nd\d*\w* gb300 v6$/, accelerators: ['NVIDIA GB300 (per GPU)'], count: 4 },
  { pattern: /^(?:standard )?nd\d*\w* mi300x v5$/, accelerators: ['AMD MI300X'], count: 8 },
  { pattern: /^(?:standard )?nd\d*\w* h200 v5$/, accelerators: H200, count: 8 },
  { pattern: /^(?:standard )?nd\d*\w* h100 v5$/, accelerators: H100, count: 8 },
  { pattern: /^(?:standard )?nd\d*a?mi?sr a100 v4$/, accelerators: A100_80, count: 8 },
  { pattern: /^(?:standard )?nd\d*\w* a100 v4$/, accelerators: ['NVIDIA A100 SXM4 40GB', 'NVIDIA A100 SXM4 80GB'], count: 8 },
  { pattern: /^(?:standard )?nd\d*amsr v4$/, accelerators: A100_80, count: 8 },
  { pattern: /^(?:standard )?nd\d*asr v4$/, accelerators: A100_40, count: 8 },
  { pattern: /^(?:standard )?nd40rs v2$/, accelerators: V100_32, count: 8 },
  { pattern: /^(?:standard )?nc(40|80)\w* h100 v5$/, accelerators: ['NVIDIA H100 NVL'], count: { group: 1, byWord: { 80: 2 } } },
  {
    pattern: /^(?:standard )?nc(24|48|96)\w* a100 v4$/,
    accelerators: ['NVIDIA A100 PCIe 80GB'],
    count: { group: 1, byWord: { 48: 2, 96: 4 } },
  },
  { pattern: /^(?:standard )?nc(6|12|24)r?s v3$/, accelerators: ['NVIDIA V100 PCIe'], count: { group: 1, byWord: { 12: 2, 24: 4 } } },
  { pattern: /^(?:standard )?nc(4|8|16|64)as t4 v3$/, accelerators: ['NVIDIA T4'], count: { group: 1, byWord: { 64: 4 } } },
  { pattern: /^(?:bm|vm)\.gpu\.h100\.(\d+)$/, accelerators: H100, count: { group: 1, factor: 1 } },
  { pattern: /^(?:bm|vm)\.gpu\.h200\.(\d+)$/, accelerators: H200, count: { group: 1, factor: 1 } },
  { pattern: /^(?:bm|vm)\.gpu\.b200\.(\d+)$/, accelerators: B200, count: { group: 1, factor: 1 } },
  { pattern: /^(?:bm|vm)\.gpu\.gb200\.(\d+)$/, accelerators: ['NVIDIA GB200 (per GPU)'], count: { group: 1, factor: 1 } },
  { pattern: /^(?:bm|vm)\.gpu\.a100-v2\.(\d+)$/, accelerators: A100_80, count: { group: 1, factor: 1 } },
  { pattern: /^bm\.gpu(?:4|\.b4)\.(\d+)$/, accelerators: A100_40, count: { group: 1, factor: 1 } },
  { pattern: /^(?:bm|vm)\.gpu3\.(\d+)$/, accelerators: V100, count: { group: 1, factor: 1 } },
  { pattern: /^bm\.gpu\.mi300x\.(\d+)$/, accelerators: ['AMD MI300X'], count: { group: 1, factor: 1 } },
  { pattern: /^(?:bm|vm)\.gpu\.a10\.(\d+)$/, accelerators: ['NVIDIA A10'], count: { group: 1, factor: 1 } },
  { pattern: /^(?:bm|vm)\.gpu\.l40s\.(\d+)$/, accelerators: ['NVIDIA L40S'], count: { group: 1, factor: 1 } },
];

/** The machine type that a name is, with the accelerators in one machine; `null` where it is none. Case and underscores do not matter. */
export function instanceType(name: string): { accelerators: readonly string[]; perUnit: number } | null {
  const plain = name.trim().toLowerCase();
  const spaced = plain
    .replaceAll('_', ' ')
    .replace(/^azure /, '')
    .replaceAll(/\s+/g, ' ');
  for (const { pattern, accelerators, count } of INSTANCE_TYPES) {
    const found = pattern.exec(plain) ?? pattern.exec(spaced);
    if (found === null) continue;
    if (typeof count === 'number') return { accelerators, perUnit: count };
    const word = found[count.group] ?? '';
    const perUnit = 'byWord' in count ? (count.byWord[word] ?? 1) : Number(word) * count.factor;
    return { accelerators, perUnit };
  }
  return null;
}
