/**
 * The name of the hook slot for events of this name: `onOpen` for `open`.
 * @param {string} name
 */
export const slotName = (name) => `on${name.charAt(0).toUpperCase()}${name.slice(1)}`
