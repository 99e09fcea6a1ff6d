export { pb } from './path-builder.ts';
