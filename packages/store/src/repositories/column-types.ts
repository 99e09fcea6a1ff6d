import pg from 'pg';

const { builtins } = pg.types;

/**
 * How columns come out of the driver: dates as they stand, instants as ISO 8601 in UTC. A JavaScript Date would shift a calendar date
 * by the machine's zone, and the law's dates must not move.
 */
export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === builtins.DATE) return (text: string) => text;
    if (oid === builtins.TIMESTAMPTZ)
      return (text: string) => new Date(text.replace(' ', 'T').replace(/([+-]\d{2})$/, '$1:00')).toISOString();
    return pg.types.getTypeParser(oid, format);
  },
};
