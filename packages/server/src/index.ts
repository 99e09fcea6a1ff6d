export { sealEvidence } from './evidence/seal-evidence.ts';
export { type Installation, openInstallation } from './installation/open-installation.ts';
export { listsGround } from './installation/lists-ground.ts';
export { type Ground, type JudgementDay, loadGround } from './installation/open-world.ts';
export { openServer, type OpenServerOptions, type RunningServer } from './open-server.ts';
export { type SigningKey, signingKey } from './installation/signing-keys.ts';
