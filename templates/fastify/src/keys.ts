/** Yours: `npm run keys -- create main`. */
import { runKeys } from './runtime/service.ts';
import { readSettings } from './runtime/settings.ts';

try {
  const settings = readSettings(process.env, (text) => process.stdout.write(text));
  const { text, code } = await runKeys(process.argv.slice(2), settings);
  (code === 0 ? process.stdout : process.stderr).write(`${text}\n`);
  process.exitCode = code;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
