import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareNames } from './compare-names.ts';
import { type NameKind, prepareName } from './prepare-name.ts';

const REVIEW_FROM = 0.8;

function score(query: string, candidate: string, kind: NameKind = 'person'): number {
  return compareNames(prepareName(query, kind), prepareName(candidate, kind)).score;
}

const ONE_NAME: readonly (readonly [string, string, NameKind?])[] = [
  ['Mao Tse-tung', '毛泽东'],
  ['Chou En-lai', 'Zhou Enlai'],
  ['Chiang Kai-shek', '蒋介石'],
  ['Wong Kar-wai', 'Wang Jiawei'],
  ['鄧小平', '邓小平'],
  ['Li Hongzhi', 'Lee Hongzhi'],
  ['Kim Jong Un', 'Kim Chong-un'],
  ['נתניהו', 'Netanyahu'],
  ['やまだ たろう', 'Yamada Taro'],
  ["'Abd al-Aziz al-Nuristani", 'Abdul Aziz Nooristani'],
  ['Sergejs Lavrovs', 'Sergey Lavrov'],
  ['ZAO Stroymash', 'CJSC Stroymash', 'organisation'],
  ['华为技术有限公司', 'Huawei Technologies Co., Ltd.', 'organisation'],
  ['Blackstone Partners V L.P.', 'Blackstone Partners VI L.P.', 'organisation'],
];

const OTHER_NAME: readonly (readonly [string, string, NameKind?])[] = [
  ['Zhu Chen', 'Chen Qu'],
  ['Zhu Chen', 'Chen Choo'],
  ['Zhang Ping', 'ZHANG, Jiang Ping'],
  ['建国 雷 张', 'ZHANG, Lei'],
  ['王伟', '王炜'],
  ['莉 张', 'ZHANG, Lei'],
  ['Salman bin Muhammad', 'Muhammad bin Salman'],
  ['SHAMIL ABDURAHMANOVICH ISMAILOV', 'SHAMIL MAGOMEDOVICH ISMAILOV'],
  ['Frost, William G.', 'William W Frost'],
  ['حسنا کریمی', 'KARAMI, Hassan'],
  ['ANO Iskusstvo', 'LLC Iskusstvo', 'organisation'],
  ['Management Company 23', 'Management Company', 'organisation'],
  ['Military Unit 74455', 'Military Unit 26165', 'organisation'],
];

for (const [query, candidate, kind] of ONE_NAME) {
  test(`"${query}" and "${candidate}" are for a person to look at, at least`, () => {
    assert.ok(score(query, candidate, kind) >= REVIEW_FROM, `${score(query, candidate, kind)}`);
  });
}

for (const [query, candidate, kind] of OTHER_NAME) {
  test(`"${query}" and "${candidate}" are two names`, () => {
    assert.ok(score(query, candidate, kind) < REVIEW_FROM, `${score(query, candidate, kind)}`);
  });
}
