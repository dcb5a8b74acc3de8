import type { ReactNode } from 'react'

/** Names and their values, one pair a line: the facts of a room, of a booking. */
export function DefinitionList({
  items,
}: {
  items: readonly { key: string; term: ReactNode; value: ReactNode }[]
}) {
  return (
    <dl className="grid">
      {items.map(({ key, term, value }) => (
        <div
          key={key}
          className="grid grid-cols-[minmax(5.5rem,30%)_1fr] gap-x-4 border-line border-t py-2.5 first:border-t-0"
        >
          <dt className="text-soft">{term}</dt>
          <dd className="min-w-0">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
