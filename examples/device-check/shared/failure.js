// Why a step is red: one of the failures in texts.js, and what was seen instead.

export const failure = (name, detail) => ({ failure: name, detail: detail || '' })

export const failed = (name, detail) => Promise.reject(failure(name, detail))

/** The same of anything that code may throw. */
export const asFailure = (error) =>
  error && error.failure ? error : failure('broken', String((error && error.message) || error))
