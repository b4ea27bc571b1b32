// The MQTT client is in utils/client.js: the first page that needs it makes it.
App({})
