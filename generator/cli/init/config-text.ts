import { scalar, type Yaml, yaml } from '../../text/yaml.ts';

/** The config that a project begins with. `document` is its path from the config. */
export const configText = (
  document: string,
): Yaml => yaml`# What the document cannot say. \`groma explain conform\` and the like explain each key.
document: ${scalar(document)}
generate:
  - { target: fastify, out: . }
  - { target: client, out: client }
conform:
  url: { env: BASE_URL, fallback: http://127.0.0.1:3000 }
  consumers:
    main: { keys: [{ env: KEY_A1 }] }
`;
