import { z } from 'zod';

// The policy of content forbids code made from text, which schemas would otherwise use to be faster. This must stand
// before the first schema is made, so it is the first thing that the console loads.
z.config({ jitless: true });
