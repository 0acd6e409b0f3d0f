/** Keeps Chromium from talking to anybody but the tests. */
const QUIET = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // For what is to be shown of garbage.
  '--js-flags=--expose-gc',
];

/** Root, and the containers that builds run in, cannot have Chromium's sandbox. */
export function chromiumFlags({ uid = process.getuid?.(), env = process.env } = {}) {
  return uid === 0 || env.CI ? [...QUIET, '--no-sandbox'] : QUIET;
}
