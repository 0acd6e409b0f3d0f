/**
 * Secrets in urls, wherever a text has them: what a log shows or exports may be seen by others. Too
 * much is masked rather than too little. What messages carry is not touched: it is what the log is for.
 */

/** What stands in place of a secret. */
const mask = '***';

/**
 * What a name has that stands for a secret. Not `code`: in the url of a socket that is a room, a
 * language or a close code; the authorization codes of that name go to other urls, and work once.
 */
const secretPart =
  /token|key(?!board|word|frame)|secret|pass(?!enger|age|ive)|pw(?:d|$)|signature|auth(?!or(?!i))|cred(?:s|ential)|session|jwt|ticket|bearer|cookie|csrf|xsrf|hmac/;

/** The short ones count as whole words only: not in `design`, `inside`, `laptop`. */
const secretWord = /(?:^|[^a-z])(?:sig|sid|otp|pin)(?:$|[^a-z])/;

/*
 * Each of these matches wherever it begins, secret or not, and takes all that belongs to it: no text
 * is looked at twice, however hostile it is.
 */

/** What is percent-encoded, once or more often: a url within a url. */
const encoded = (hex: string) => `%(?:25)*(?:${hex})`;

const begin = `[?&;#]|${encoded('3f|26|3b|23')}`;
const equals = `=|${encoded('3d')}`;

/** A parameter, without its value. */
const parameters = new RegExp(`(?:${begin})((?:(?!${begin}|${equals})[^\\s])*)(${equals})?`, 'gi');

/** A value that is JSON, as it is or in base64: whatever is in it. */
const json = new RegExp(
  `(?:eyJ|(?:\\[|${encoded('5[bB]')})*(?:\\{|${encoded('7[bB]')}))[^\\s&#]*`,
  'y',
);

/**
 * The value of a parameter. An apostrophe or a backtick ends it where that is a closing quote, as in
 * errors of browsers.
 */
const values = new RegExp(
  `${json.source}|(?:[^\\s&#"<>'\`]|['\`](?![,.;:!?)\\]]*(?:\\s|$)))*`,
  'y',
);

/** What stands between a scheme and a path: perhaps a name and a password, then the host. */
const authorities = /((?:wss?|https?):[/\\]*|:[/\\]{2,})([^/?#\s\\]*)/gi;

/** A JSON Web Token, or other JSON in base64, which some put into the path. */
const webTokens = new RegExp(
  `(?<=^|[^\\w-]|${encoded('[23].')})eyJ(?:[\\w.+-]|${encoded('2[bBfF]')})+`,
  'g',
);

/** A text with the secrets of the urls in it masked. */
export function withoutSecrets(text: string): string {
  const masked = withoutParameters(withoutUsers(text)).replace(webTokens, mask);
  // What was masked may have hidden another one.
  return withoutUsers(masked);
}

function withoutUsers(text: string): string {
  return text.replace(authorities, withoutUser);
}

function withoutUser(_: string, before: string, authority: string): string {
  const end = authority.lastIndexOf('@');
  return before + (end < 0 ? authority : mask + authority.slice(end));
}

function withoutParameters(text: string): string {
  let masked = '';
  let end = 0;
  for (const { 0: whole, 1: name = '', 2: equals, index } of text.matchAll(parameters)) {
    // What stands in a value that was masked is masked with it.
    if (index < end || !equals) continue;
    const value = isSecretName(name) ? values : json;
    value.lastIndex = index + whole.length;
    if (!value.test(text)) continue;
    masked += text.slice(end, index) + whole + mask;
    end = value.lastIndex;
  }
  return masked + text.slice(end);
}

/** Whether a parameter of that name, as it stands in the url, holds a secret. */
export function isSecretName(name: string): boolean {
  const plain = decoded(name).toLowerCase();
  // What a mask stands between does not become one word.
  return secretPart.test(plain.replace(/[^a-z*]/g, '')) || secretWord.test(plain);
}

function decoded(name: string): string {
  let text = name;
  // As often as somebody may have encoded it: each time, it gets shorter.
  for (let times = 0; times < 5 && text.includes('%'); times += 1) {
    text = text.replace(/%([0-7][\da-f])/gi, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
  }
  return text;
}
