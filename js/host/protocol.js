// The numbers by which the adapters and the core name what happens. They are those of src/host/externs.rs and
// src/runtime/exports.rs.

// What `report` of the delegate is told.
export const EVENT_OPENED = 0
export const EVENT_CLOSED = 1
export const EVENT_ERRORED = 2
export const EVENT_REFUSED = 3
export const EVENT_SUSPENDED = 4
export const EVENT_TAKEN = 5
export const EVENT_CLOSE_REFUSED = 6
export const EVENT_PING_REFUSED = 7
export const EVENT_OCCUPIED = 8
export const EVENT_CLOSING = 9
export const EVENT_FREED = 10
export const EVENT_SUPERSEDED = 11

// What `seen` of the delegate answers.
export const VERDICT_DROP = 0
export const VERDICT_DELIVER = 1
export const VERDICT_DRAIN = 2
export const VERDICT_SLOW = 3

// What the core is told about the app and the network. Above `FACT_UNKNOWN`: the types of network.
export const FACT_HIDDEN = 0
export const FACT_SHOWN = 1
export const FACT_DOUBTED = 2
export const FACT_ABSENT = 3
export const FACT_UNKNOWN = 4
