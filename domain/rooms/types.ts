/** What rooms can be listed by, in the order shown. */
export const roomStates = ['open', 'draft', 'suspended', 'planned', 'short'] as const

/** `planned` is an open room to be suspended; `short` one with a shortfall nobody has resolved. */
export type RoomState = (typeof roomStates)[number]
