/** Which paths may be written: inside the folder, on every system, and never a folder that other programs keep for themselves. */

/** Why `path` (relative, with `/`) may not be written; `null` where it may. */
export function pathFault(path: string): string | null {
  if (path === '' || path.length > 500) return 'is empty or too long';
  if (/[\p{C}\\:*?"<>|]/u.test(path)) return 'holds a character that not every system takes';
  return (
    path
      .split('/')
      .map(segmentFault)
      .find((fault) => fault !== null) ?? null
  );
}

function segmentFault(segment: string): string | null {
  if (segment === '' || segment === '.' || segment === '..') return 'leaves the folder';
  if (segment.toLowerCase() === '.git' || segment.toLowerCase() === 'node_modules') return `enters ${segment}`;
  if (/[. ]$/.test(segment) || /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(segment)) return 'holds a name that Windows keeps for itself';
  return null;
}

/** Whether `path` is listed: itself, or below a listed folder (`src/runtime/` or `src/runtime`). `./` in front changes nothing. */
export function isListed(path: string, list: readonly string[]): boolean {
  return list.some((entry) => {
    const clean = entry.replace(/^\.\//, '').replace(/\/+$/, '');
    return clean !== '' && (path === clean || path.startsWith(`${clean}/`));
  });
}
