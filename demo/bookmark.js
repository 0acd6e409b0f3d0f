import { withoutSecrets } from 'heartbeat-socket/console';

/** The settings that a bookmark holds, and what they are where it has none. */
const defaults = { url: '', protocols: '', format: 'text', probe: 'ping', 'heart-time': '15000' };

/** What stands in place of a secret. */
const mask = '***';

/** The settings that a page's hash holds. */
export function settingsOf(hash) {
  const given = new URLSearchParams(hash.slice(1));
  return Object.fromEntries(
    Object.entries(defaults).map(([name, value]) => [name, given.get(name) ?? value]),
  );
}

/** How secrets are taken out of the settings that may have some. */
const masks = { url: withoutSecrets, protocols: masked, probe: masked };

/** The hash that brings these settings back, but for the secrets in them: they are masked. */
export function bookmarkOf(settings) {
  const open = Object.entries(settings).map(([name, value]) => [
    name,
    masks[name]?.(value) ?? value,
  ]);
  const kept = open.filter(([name, value]) => name === 'url' || value !== defaults[name]);
  const isComplete = open.every(([name, value]) => value === settings[name]);
  return { hash: `#${new URLSearchParams(kept)}`, isComplete };
}

/** Whether something was masked. */
export function hasMask(text) {
  return text.includes(mask);
}

/** A text without secrets: those in JSON have a name; else all is left out from where one is named. */
function masked(text) {
  let isChanged = false;
  const unsecret = (name, value) => {
    if (!isSecretName(name)) return value;
    isChanged = true;
    return mask;
  };
  try {
    const json = JSON.stringify(JSON.parse(text, unsecret));
    return withoutSecrets(isChanged ? json : text);
  } catch {
    const words = withoutSecrets(text).split(/([\s,]+)/);
    const place = words.findIndex((word) => !hasMask(word) && isSecretName(word));
    return place < 0 ? words.join('') : words.slice(0, place).join('') + mask;
  }
}

/** Whether a parameter of that name would hold a secret. */
function isSecretName(name) {
  return hasMask(withoutSecrets(`?${name.replace(/[^\w-]/g, '-')}=x`));
}
