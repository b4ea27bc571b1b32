// The connection is in socket.js: the first page that needs it makes it.
export default ({ children }) => children
