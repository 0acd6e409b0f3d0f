/** What stands in place of a secret. */
const mask = '***';

const names = 'token|key|secret|passw|pwd|sig|auth|credential|session|jwt|ticket';

/** A parameter with one of these in its name: access_token, apiKey, X-Amz-Signature. */
const parameter = new RegExp(`([?&;#][^?=&;#\\s]*?(?:${names})[^?=&;#\\s]*=)[^&;#\\s"'<>]*`, 'gi');

/** A user's name and password in front of a host. */
const userInfo = /(\b[a-z][a-z\d+.-]*:\/\/)[^/?#\s@]+@/gi;

/** A text with the secrets of the urls in it masked. */
export function withoutSecrets(text: string): string {
  return text.replace(userInfo, `$1${mask}@`).replace(parameter, `$1${mask}`);
}
