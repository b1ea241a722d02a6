/** Which answers of an operation are successes, with what in them. */
import type { MediaType, Operation, Response } from '../../contract/model.ts';

/** A success: its status as a number, the body that is sent, or none. */
export type Success = Readonly<{ status: number; response: Response; media: MediaType | null }>;

/**
 * The successes, the one that a bare result gets first: 2xx by number, then redirections. A range stands for its first status; where the
 * document has no success at all, `default` is one unless it is an error.
 */
export function successesOf(operation: Operation): readonly Success[] {
  const found = operation.responses.flatMap((response) => {
    const status = statusOf(response.status);
    return status === null || status < 200 || status >= 400 || status === 304
      ? []
      : [{ status, response, media: mediaOf(response, operation) }];
  });
  const sorted = found
    .toSorted((one, other) => one.status - other.status)
    .filter((one, index, all) => all[index - 1]?.status !== one.status);
  if (sorted.length > 0) return sorted;
  const open = operation.responses.find((response) => response.status.toLowerCase() === 'default' && response.error === null);
  return open === undefined ? [] : [{ status: 200, response: open, media: mediaOf(open, operation) }];
}

function statusOf(status: string): number | null {
  if (/^\d{3}$/.test(status)) return Number(status);
  return /^\dxx$/i.test(status) ? Number(status[0]) * 100 : null;
}

/** JSON before all others; 204 and 304 have none, nor has HEAD. */
function mediaOf(response: Response, operation: Operation): MediaType | null {
  if (response.status === '204' || operation.method === 'HEAD') return null;
  return response.content.find((media) => isJson(media.type)) ?? response.content[0] ?? null;
}

/** Whether a media type is JSON. */
export function isJson(type: string): boolean {
  const essence = type.split(';')[0]?.trim().toLowerCase() ?? '';
  return essence === 'application/json' || essence.endsWith('+json');
}
