'use client'

let written = false

/** To be called when an action is sent: pages seen before it may be out of date. */
export function noteWritten(): void {
  written = true
}

/** Whether any was sent since this document was opened. */
export function hasWritten(): boolean {
  return written
}
