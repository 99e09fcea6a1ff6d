/** Which two versions are compared: by their digests; without `to` the live one, without `from` the one before it. */
export interface ChosenVersions {
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** The versions as a query: what is not chosen is left to the server. */
export function queryOf(chosen: ChosenVersions): { from?: string; to?: string } {
  return { ...(chosen.from === undefined ? {} : { from: chosen.from }), ...(chosen.to === undefined ? {} : { to: chosen.to }) };
}
