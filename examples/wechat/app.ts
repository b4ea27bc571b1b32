// The connection is in utils/socket.ts: the first page that needs it makes it.
App({})
