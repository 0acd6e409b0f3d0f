import { withoutSecrets } from 'heartbeat-socket/console';

/** The settings that a bookmark holds, and what they are where it has none. */
const defaults = { url: '', protocols: '', format: 'text', probe: 'ping', 'heart-time': '15000' };

/** The settings that a page's hash holds. */
export function settingsOf(hash) {
  const given = new URLSearchParams(hash.slice(1));
  return Object.fromEntries(
    Object.entries(defaults).map(([name, value]) => [name, given.get(name) ?? value]),
  );
}

/** The hash that brings these settings back, but for the secrets in the address: they are masked. */
export function bookmarkOf(settings) {
  const url = withoutSecrets(settings.url);
  const kept = Object.entries({ ...settings, url }).filter(
    ([name, value]) => name === 'url' || value !== defaults[name],
  );
  return { hash: `#${new URLSearchParams(kept)}`, isComplete: url === settings.url };
}

/** Whether something was masked. */
export function hasMask(url) {
  return url.includes('***');
}
