/** `npm run golden`: writes the expected files of all tests that compare with `toMatchFileSnapshot`; the diff is for a person to read. */
import { runPackage } from './program.ts';

process.exitCode = runPackage('vitest', ['run', '--update=all', ...process.argv.slice(2)]);
