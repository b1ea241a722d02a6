/** What generated modules and callers use; everything else in this folder may change from one version to the next. */
export type { Credential, Credentials } from './authentication/credentials.ts';
export { bind } from './bind.ts';
export { Call, type Result, type WithResponse } from './call.ts';
export { Client } from './client.ts';
export type {
  ErrorFormat,
  OperationDescriptor,
  PageOperationDescriptor,
  SecurityScheme,
  ServerDescriptor,
} from './descriptor.ts';
export { ApiError, type ApiErrorTest, errorTest } from './errors/api-error.ts';
export { ConnectionError, isConnectionError } from './errors/connection-error.ts';
export { operation } from './operation.ts';
export type { CallOptions, ClientOptions, Clock } from './options.ts';
export { pageOperation } from './page-operation.ts';
export { PageCall } from './pagination/page-call.ts';
