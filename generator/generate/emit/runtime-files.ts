/** Files of a template as they are, and a page in their folder that says whose they are: a line in each would make them differ. */
import type { GeneratedFile } from '../../output/generated-file.ts';
import type { Template } from '../copy-template.ts';

const page = `# Groma's

Everything in this folder is copied from Groma as it is, and replaced when \`groma generate\` runs. Read it, debug it, and leave it as it is:
an edited file is not overwritten but refused. To make a file your own, list it under \`yours\` in the config; it is then never written again.
`;

/** The copies, and \`src/runtime/README.md\`. */
export function runtimeFiles(template: Template, paths: readonly string[]): readonly GeneratedFile[] {
  const files = paths.flatMap((path): GeneratedFile[] => {
    const content = template.get(path);
    return content === undefined ? [] : [{ path, content, owner: 'groma' }];
  });
  return files.length === 0 ? [] : [...files, { path: 'src/runtime/README.md', content: page, owner: 'groma' }];
}
