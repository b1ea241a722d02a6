// @ts-check
/**
 * The programs that tests need and npm does not bring. A row stands here only while a test in the repository uses it.
 *
 * @typedef {object} Tool
 * @property {string} name what people call it
 * @property {readonly string[]} commands its names on `PATH`, the preferred one first
 * @property {string} package the Debian package that brings it
 * @property {string} skips which tests are skipped without it
 */
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** @type {readonly Tool[]} */
export const tools = [
  {
    name: 'chromium',
    commands: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    package: 'chromium',
    skips: 'the browser test of the HTML report',
  },
];

/**
 * Where a program is, or null when no folder of `PATH` holds it.
 *
 * @param {readonly string[]} commands names to look for, the preferred one first
 * @param {string} [path] folders, as in the variable `PATH`; that of this process by default
 * @returns {string | null} its absolute path
 */
export function findProgram(commands, path = process.env.PATH ?? '') {
  const places = commands.flatMap((command) =>
    path
      .split(delimiter)
      .filter((folder) => folder !== '')
      .map((folder) => join(folder, command)),
  );
  return places.find(isExecutable) ?? null;
}

/** @param {string} place */
function isExecutable(place) {
  try {
    accessSync(place, constants.X_OK);
    return statSync(place).isFile();
  } catch {
    return false;
  }
}
