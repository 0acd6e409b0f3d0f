import type { IncomingHttpHeaders } from 'node:http';
import type { OriginPolicy } from './origins.ts';
import type { Scenario } from './query.ts';
import { InvalidUrlError, parseQuery, percentDecode } from './query.ts';
import type { Refusal } from './refusal.ts';

/** What becomes of an upgrade request. */
export type Admission =
  | { readonly kind: 'refuse'; readonly refusal: Refusal }
  | { readonly kind: 'hang' }
  | { readonly kind: 'open'; readonly visitor: Visitor };

/** A client that is let in. */
export interface Visitor {
  /** Its identity, from the path or else from `?name=`; `undefined` for the nameless. */
  readonly name: string | undefined;
  /** Whether it is greeted: the name came from the path. */
  readonly isGreeted: boolean;
  /** What is going to happen to it. */
  readonly scenario: Scenario;
}

/** The part of a request that decides about it. */
export interface UpgradeRequest {
  readonly url?: string | undefined;
  readonly headers: Pick<IncomingHttpHeaders, 'host' | 'origin'>;
}

/** Every address of the server begins with this. */
export const BASE_PATH = '/ws/';

/** Whether a request's URL is one of this server's. */
export function isOwnPath(url: string | undefined): boolean {
  return url?.startsWith(BASE_PATH) ?? false;
}

/** Decides about an upgrade, by its headers and URL alone. */
export function admit({ url = '', headers }: UpgradeRequest, policy: OriginPolicy): Admission {
  if (headers.host === undefined) return refused(400, 'The Host header is missing.');
  if (!policy.allowsHost(headers.host)) {
    return refused(
      403,
      'This Host is neither a loopback name or address nor that of an allowed origin (--allow-origin).',
    );
  }
  // Programs other than browsers send no Origin; they could send any.
  if (headers.origin !== undefined && !policy.allowsOrigin(headers.origin)) {
    return refused(403, 'This Origin is neither on loopback nor allowed (--allow-origin).');
  }
  if (!isOwnPath(url)) return refused(404, `Nothing here: the path must begin with ${BASE_PATH}.`);
  try {
    return admitTo(url.slice(BASE_PATH.length));
  } catch (error) {
    if (error instanceof InvalidUrlError) return refused(400, error.message);
    throw error;
  }
}

function admitTo(rest: string): Admission {
  const [path = '', ...queries] = rest.split('?');
  const pathName = percentDecode(path);
  const query = parseQuery(queries.join('?'));
  if (query.hang) return { kind: 'hang' };
  if (query.refuse !== undefined) {
    return refused(query.refuse, `Refused with ${query.refuse}, as the URL asks.`);
  }
  return {
    kind: 'open',
    visitor: {
      name: pathName || query.name,
      isGreeted: pathName !== '',
      scenario: query.scenario,
    },
  };
}

function refused(status: number, sentence: string): Admission {
  return { kind: 'refuse', refusal: { status, sentence } };
}
