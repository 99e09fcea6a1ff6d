/** The version of Gatehouse, as its packages state it. */
export const VERSION = '0.1.0';
