import defaultData from '../../profiles/default.json' with { type: 'json' };
import ofacData from '../../profiles/ofac.json' with { type: 'json' };
import { parseProfile, type ProfileData } from './profile-data.ts';

/** The profiles that ship with Gatehouse, as their files hold them. */
export const SHIPPED_PROFILES: { readonly default: ProfileData; readonly ofac: ProfileData } = {
  default: parseProfile(defaultData, 'profiles/default.json'),
  ofac: parseProfile(ofacData, 'profiles/ofac.json'),
};
