/** Table plans by resource, as emitters are handed them. */
import type { ResourceId } from '../../contract/model.ts';
import type { TablePlan } from '../store/tables.ts';

/** The plans of a contract. */
export type Plans = ReadonlyMap<ResourceId, TablePlan>;
