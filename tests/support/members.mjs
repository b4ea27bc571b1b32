// What users see of a task: its own properties, and the methods that all tasks share.

/** The names of the members, without the private `_`. */
export function membersOfTask(task) {
  const shared = Object.getOwnPropertyNames(Object.getPrototypeOf(task))
  return [...Object.getOwnPropertyNames(task), ...shared].filter(
    (name) => name !== '_' && name !== 'constructor',
  )
}
