export type { LoopbackHost } from './access.js'
export { type ServeStubOptions, type StubServer, serveStub } from './serve-stub.js'
export { createSqliteStorage, type SqliteStorage } from './sqlite-storage.js'
