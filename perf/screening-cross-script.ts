/**
 * S4: names across scripts found in `review` or above by rule, and strangers (each name against another one's script) that are too.
 * Chinese names in Wade-Giles and in Hong Kong's spelling apart, against Han characters and against pinyin. `node perf/screening-cross-script.ts [--show]`
 */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { compareEntities, latinForm } from '@gatehouse/screening';
import { SHARED_DATA } from './screening-index-of-lists.ts';

interface Pair {
  readonly latin: string;
  readonly script: string;
}

const SETS = ['cyrillic', 'arabic', 'han', 'hangul'];
const STRANGERS_APART = 7;
const SHOWN_MAX = 25;

// Names of public life as their bearers or their time wrote them; chosen by hand for this measurement, none of it for the rules.
const WADE_GILES = `Mao Tse-tung 毛泽东|Chou En-lai 周恩来|Teng Hsiao-ping 邓小平|Lin Piao 林彪|Liu Shao-ch'i 刘少奇|P'eng Te-huai 彭德怀
  |Chu Te 朱德|Hua Kuo-feng 华国锋|Ch'en Yi 陈毅|Ho Lung 贺龙|Yeh Chien-ying 叶剑英|Hu Yao-pang 胡耀邦|Chao Tzu-yang 赵紫阳|Chiang Ching-kuo 蒋经国
  |Chiang Kai-shek 蒋介石|Lee Teng-hui 李登辉|Lien Chan 连战|Hu Shih 胡适|Lu Hsun 鲁迅|Kuo Mo-jo 郭沫若|Wang Ching-wei 汪精卫|Sung Chiao-jen 宋教仁
  |Chang Hsueh-liang 张学良|Tuan Ch'i-jui 段祺瑞|Ts'ai Yuan-p'ei 蔡元培|K'ang Yu-wei 康有为|Liang Ch'i-ch'ao 梁启超|Tseng Kuo-fan 曾国藩|Tso Tsung-t'ang 左宗棠|Yuan Shih-k'ai 袁世凯`;
const HONG_KONG = `Leung Chun-ying 梁振英|Tung Chee-hwa 董建华|Tsang Yam-kuen 曾荫权|Lam Cheng Yuet-ngor 林郑月娥|Lee Ka-chiu 李家超|Chow Yun-fat 周润发
  |Wong Kar-wai 王家卫|Leung Chiu-wai 梁朝伟|Cheung Man-yuk 张曼玉|Lau Tak-wah 刘德华|Kwok Fu-shing 郭富城|Chan Kong-sang 陈港生|Lee Siu-lung 李小龙
  |Wong Chi-fung 黄之锋|Law Kwun-chung 罗冠聪|Lai Chee-ying 黎智英|Tang Ping-keung 邓炳强|Cheng Yeuk-wah 郑若骅|Lo Wai-chung 卢伟聪|Chow Hang-tung 邹幸彤
  |Chan Kin-man 陈健民|Tai Yiu-ting 戴耀廷|Lee Cheuk-yan 李卓人|Leung Kwok-hung 梁国雄|Ho Chun-yan 何俊仁|Li Ka-shing 李嘉诚|Kwok Ping-sheung 郭炳湘
  |Cheng Yu-tung 郑裕彤|Cheung Hok-yau 张学友|Mui Yim-fong 梅艳芳`;

for (const set of SETS) measure(set, parse(readFileSync(new URL(`names/cross-script/${set}.csv`, SHARED_DATA)), { columns: true }));
for (const [set, text] of Object.entries({ 'wade-giles': WADE_GILES, 'hong-kong': HONG_KONG })) {
  const pairs = text.split('|').map((line): Pair => {
    const [, latin = '', script = ''] = /^\s*(.+) (\S+)\s*$/.exec(line) ?? [];
    return { latin, script };
  });
  measure(`${set} to han`, pairs);
  measure(
    `${set} to pinyin`,
    pairs.map(({ latin, script }) => ({ latin, script: personInPinyin(script) })),
  );
}

function measure(set: string, pairs: readonly Pair[]): void {
  const found = pairs.filter((pair) => isFound(pair.latin, pair.script));
  const strangers = pairs.filter((pair, index) => isFound(pair.latin, pairs[(index + STRANGERS_APART) % pairs.length]?.script ?? ''));
  console.log(
    JSON.stringify({ set, pairs: pairs.length, foundShare: found.length / pairs.length, strangerShare: strangers.length / pairs.length }),
  );
  if (!process.argv.includes('--show')) return;
  for (const { latin, script } of pairs.filter((one) => !found.includes(one)).slice(0, SHOWN_MAX))
    console.error(latin, script, person(latin, script).score.toFixed(3));
}

/** 毛泽东 as Mao Zedong. */
function personInPinyin(han: string): string {
  const [surname = '', ...given] = latinForm(han).toLowerCase().split(' ');
  return `${surname} ${given.join('')}`;
}

function isFound(latin: string, script: string): boolean {
  return person(latin, script).band !== 'none';
}

function person(latin: string, script: string): ReturnType<typeof compareEntities> {
  return compareEntities({ schema: 'Person', properties: { name: [latin] } }, { schema: 'Person', properties: { name: [script] } });
}
