import { createContext } from 'react'

/** What App gives to the pages: the connection, and what has happened on it. */
export const Socket = createContext(null)
