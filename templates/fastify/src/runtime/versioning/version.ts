/** Which version of the API a request speaks: its own word, else the one that its consumer was made with, else the current one. */
import type { Call } from '../call.ts';
import { refuse } from '../errors/api-error.ts';
import type { Service } from '../parts.ts';

/** 400 with the list of versions for one that is not served. */
export function negotiateVersion(call: Call, service: Service): void {
  const { asks, current, served } = service.api.versioning;
  const asked = asks === null ? undefined : askedFor(call, asks);
  if (asked !== undefined && !served.includes(asked)) {
    refuse('unknown_version', { param: asks?.name, allowed: served.join(', '), received: asked });
  }
  const pinned = call.consumer?.version;
  call.version = asked ?? (typeof pinned === 'string' && served.includes(pinned) ? pinned : current);
}

const askedFor = (call: Call, asks: Readonly<{ in: 'header' | 'query'; name: string }>): string | undefined =>
  asks.in === 'header' ? call.request.headers[asks.name.toLowerCase()] : call.queryPairs.find(([name]) => name === asks.name)?.[1];

/** What every answer says of versions and of the end of its operation (RFC 9745, RFC 8594). */
export function versionHeaders(call: Call, service: Service): Readonly<Record<string, string>> {
  const { tells, current, asks } = service.api.versioning;
  const version = call.version ?? current;
  return {
    ...(tells === null || version === null ? {} : { [tells.toLowerCase()]: version }),
    ...(asks?.in === 'header' ? { vary: asks.name } : {}),
    ...deprecationHeaders(call),
  };
}

function deprecationHeaders(call: Call): Readonly<Record<string, string>> {
  const deprecation = call.operation?.deprecation;
  if (deprecation === null || deprecation === undefined) return {};
  const { since, sunset, link, successor } = deprecation;
  const links = [
    link === null ? [] : [`<${link}>; rel="deprecation"`],
    successor === null ? [] : [`<${successor}>; rel="successor-version"`],
  ].flat();
  return {
    ...(since === null ? {} : { deprecation: `@${since}` }),
    ...(sunset === null ? {} : { sunset: new Date(sunset * 1_000).toUTCString() }),
    ...(links.length === 0 ? {} : { link: links.join(', ') }),
  };
}

/** 410 once the day has come. */
export function endSunset(call: Call): void {
  const sunset = call.operation?.deprecation?.sunset;
  if (typeof sunset === 'number' && call.now.getTime() >= sunset * 1_000) refuse('gone');
}
