import type { Listed } from '../command.ts';

/** The commands of `groma`, in the order of its help. A summary here equals that of the command; a test holds them together. */
export const commands: readonly Listed[] = [
  {
    name: 'init',
    summary: 'begin: a document, a config and a CI workflow; never overwrites',
    load: () => import('./init.ts').then(({ command }) => command),
  },
  {
    name: 'inspect',
    summary: 'what Groma understood of a document, per operation, and why',
    load: () => import('./inspect.ts').then(({ command }) => command),
  },
  {
    name: 'lint',
    summary: 'judge documents: every gap of the contract, before there is code',
    load: () => import('./lint.ts').then(({ command }) => command),
  },
  {
    name: 'generate',
    summary: 'write a service or a client from the document; --check proves that it still fits',
    load: () => import('./generate.ts').then(({ command }) => command),
  },
  {
    name: 'conform',
    summary: 'prove a running server against its document',
    load: () => import('./conform.ts').then(({ command }) => command),
  },
  {
    name: 'explain',
    summary: 'the page of an item, rule, check, exit code, config key or convention',
    load: () => import('./explain.ts').then(({ command }) => command),
  },
  {
    name: 'doctor',
    summary: 'what works on this machine, what will not be supplied, how to mend it',
    load: () => import('./doctor.ts').then(({ command }) => command),
  },
];
