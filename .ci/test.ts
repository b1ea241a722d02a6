/** `npm test`: every test, or those whose path contains an argument; the last line is their count. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runPackage } from './program.ts';
import { countLine, countTests, exitCodeOf, type TestReport } from './test-count.ts';

const folder = mkdtempSync(join(tmpdir(), 'groma-test-'));
const file = join(folder, 'report.json');
const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...process.argv.slice(2)];
const vitest = runPackage('vitest', args);
const report: TestReport | null = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
rmSync(folder, { recursive: true });

const count = countTests(report);
console.log(countLine(count));
process.exitCode = exitCodeOf(count, vitest);
