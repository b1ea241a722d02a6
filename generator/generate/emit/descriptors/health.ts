/** Probes, and how the document wants to be told how things are. */
import type { HealthDescriptor, Json } from '../../../../templates/fastify/src/runtime/descriptors.ts';
import type { Contract, Operation, Schema } from '../../../contract/model.ts';
import { pointer } from '../../../contract/pointer.ts';
import { isSchema } from '../../../contract/schema/each.ts';
import { type Member, membersOf, schemaAt, targetOf } from '../../store/members.ts';
import { successesOf } from '../replies.ts';

/** The probes of the document, by operation id. */
export function healthOf(contract: Contract): HealthDescriptor {
  const probes = contract.operations.filter((operation) => operation.role.kind === 'probe');
  const { health } = contract.conventions;
  const ready = health.kind === 'probes' ? health.ready : null;
  const live = health.kind === 'probes' ? health.live : null;
  const told = probes.find((operation) => operation.key === ready) ?? probes.find((operation) => operation.key !== live) ?? probes[0];
  return {
    probes: probes.map((operation) => ({ operation: operation.id, kind: operation.key === live ? 'live' : 'ready' })),
    members: membersOfHealth(told, health.kind === 'probes' ? health.dependencies : null, contract),
  };
}

function membersOfHealth(operation: Operation | undefined, dependencies: string | null, contract: Contract): HealthDescriptor['members'] {
  const schema = operation === undefined ? null : (successesOf(operation)[0]?.media?.schema ?? null);
  const members = membersOf(schema, contract.schemas) ?? [];
  const status = members.find((member) => statusName.test(member.name));
  return {
    status: status === undefined ? null : { at: pointer('', status.name), ...states(status) },
    dependencies: dependenciesOf(dependencies, schema, contract),
    constants: [],
  };
}

const statusName = /^(status|state|health|ok|healthy)$/i;
const up = /^(ok|up|pass|passing|healthy|ready|available|alive|live|operational|green)$/i;

/** The values for up and down; where the schema has a closed list, out of it. */
function states(member: Member): Readonly<{ up: Json; down: Json }> {
  const values = member.target.const === undefined ? (member.target.enum ?? []) : [member.target.const];
  if (values.length === 0)
    return [member.target.type].flat().includes('boolean') ? { up: true, down: false } : { up: 'ok', down: 'unavailable' };
  const good = values.find((value) => typeof value === 'string' && up.test(value)) ?? values[0] ?? 'ok';
  const bad = values.find(
    (value) => typeof value === 'string' && /^(down|fail|failing|failed|unhealthy|unavailable|error|red)$/i.test(value),
  );
  return { up: good, down: bad ?? values.find((value) => value !== good) ?? good };
}

function dependenciesOf(at: string | null, schema: Schema | null, contract: Contract): HealthDescriptor['members']['dependencies'] {
  if (at === null) return null;
  const holder = schemaAt(schema, at, contract.schemas);
  const target = targetOf(holder, contract.schemas);
  if (target === null) return null;
  const entry = isSchema(target.items) ? target.items : isSchema(target.additionalProperties) ? target.additionalProperties : null;
  const members = membersOf(entry, contract.schemas) ?? [];
  const status = members.find((member) => statusName.test(member.name));
  const named = (shape: RegExp): string | null => members.find((member) => shape.test(member.name))?.name ?? null;
  return {
    at,
    name: isSchema(target.items) ? (named(/^(name|component|id|dependency)$/i) ?? 'name') : null,
    status: status === undefined ? null : { member: status.name, ...states(status) },
    latency: named(/latency|duration|response_?time/i),
    error: named(/^(error|message|reason|output)$/i),
  };
}
