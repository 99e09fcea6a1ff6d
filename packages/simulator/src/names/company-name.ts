import type { Rng } from '@gatehouse/foundation';
import { type CultureName, cultureOf } from './cultures.ts';

const FIRST = (
  'Amberlight Basaltic Cobaltine Driftwell Emberfold Fernbridge Glasshaven Heliotrope Inkstone Junipero Kestrelmark Lanternfish Marlowick ' +
  'Nimbuscraft Ostrichfern Palisander Quillworks Rivetstone Saltmarsh Thistledown Umberfield Velvetine Willowgate Xylograph Yarrowby Zephyrine'
).split(' ');
const SECOND =
  'Analytics,Robotics,Imaging,Language Systems,Genomics,Weather Models,Logistics,Speech,Materials,Mapping,Vision,Learning'.split(',');
const HOLDING = 'Holdings,Capital,Partners,Ventures,Trust,Investments'.split(',');

/** Invents a company of the culture, with a legal form. */
export function companyName(rng: Rng, culture: CultureName): string {
  return `${rng.pick(FIRST)} ${rng.pick(SECOND)} ${rng.pick(cultureOf(culture).legalForms)}`;
}

/** Invents a company that only holds shares. */
export function holdingName(rng: Rng, culture: CultureName): string {
  return `${rng.pick(FIRST)} ${rng.pick(HOLDING)} ${rng.pick(cultureOf(culture).legalForms)}`;
}
