// The connection is in utils/socket.js: the first page that needs it makes it.
App({})
