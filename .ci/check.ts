/** `npm run check`: types, lint and format, unused code and dependencies. All of them run; one that fails fails the whole. */
import { runPackage } from './program.ts';

const checks = [
  { name: 'types', run: () => runPackage('typescript7', ['--project', '.'], 'tsc') },
  { name: 'lint and format', run: () => runPackage('@biomejs/biome', ['ci', '--error-on-warnings'], 'biome') },
  { name: 'unused code and dependencies', run: () => runPackage('knip', []) },
];

const failed = checks.filter((check) => check.run() !== 0);
for (const check of failed) console.error(`${check.name}: failed`);
process.exitCode = failed.length === 0 ? 0 : 1;
