// @ts-check
/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, link?: boolean }} Locked
 * @typedef {{ packages: Record<string, Locked> }} Lock
 */

/**
 * Whether what npm installed is what the lock file says: every package of it in that version, and nothing else.
 * Optional packages may be absent: they are those of other platforms.
 *
 * @param {string | null} lock the text of `package-lock.json`
 * @param {string | null} installed the text of `node_modules/.package-lock.json`, which npm writes last; null before any install
 * @returns {boolean}
 */
export function fits(lock, installed) {
  if (lock === null || installed === null) return false;
  const wanted = packages(lock);
  const found = packages(installed);
  const missing = [...wanted].some(([path, locked]) => path !== '' && !locked.optional && !found.has(path));
  return !missing && [...found].every(([path, locked]) => same(wanted.get(path), locked));
}

/** @param {string} text */
function packages(text) {
  /** @type {Lock} */
  const lock = JSON.parse(text);
  return new Map(Object.entries(lock.packages));
}

/**
 * @param {Locked | undefined} one
 * @param {Locked} other
 */
function same(one, other) {
  return one !== undefined && one.version === other.version && one.integrity === other.integrity;
}
