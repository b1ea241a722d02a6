/** What a package may hold in `package.json`; the members that publishing changes. */
type Manifest = { readonly [member: string]: unknown };

const kept = ['name', 'version', 'description', 'license', 'type', 'engines', 'dependencies'] as const;

/** Packages that a user has only for one part of Groma, which is not supplied without them. The key is the package. */
const optionalPeers = ['@pact-foundation/pact'] as const;

/**
 * The `package.json` that is published: JavaScript instead of TypeScript, no development dependencies, no Node (the user has one),
 * and the optional packages as optional peers in the range that we develop with.
 *
 * @param source the `package.json` of the repository
 * @throws Error where it is no object, or misses a member that is published
 */
export function publishedManifest(source: unknown): Manifest {
  const manifest = object(source, 'package.json');
  const development = object(manifest.devDependencies, 'devDependencies');
  return {
    ...Object.fromEntries(kept.map((member) => [member, present(manifest, member)])),
    bin: { groma: 'generator/cli/main.js' },
    exports: {
      '.': { types: './generator/index.d.ts', default: './generator/index.js' },
      './redocly': { types: './generator/lint/redocly.d.ts', default: './generator/lint/redocly.js' },
      './package.json': './package.json',
    },
    peerDependencies: Object.fromEntries(optionalPeers.map((name) => [name, present(development, name)])),
    peerDependenciesMeta: Object.fromEntries(optionalPeers.map((name) => [name, { optional: true }])),
  };
}

function object(value: unknown, name: string): Manifest {
  if (typeof value !== 'object' || value === null) throw new Error(`${name} is no object`);
  return { ...value };
}

function present(manifest: Manifest, member: string): unknown {
  const value = manifest[member];
  if (value === undefined) throw new Error(`package.json has no ${member}`);
  return value;
}
