import type { SQL } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import { expect, test } from 'vitest'
import { instant, many } from '@/db/sql'

const said = (query: SQL) => {
  const { sql, params } = new PgDialect().sqlToQuery(query)
  return [sql, ...params]
}

test('an instant is one parameter with its type', () => {
  expect(said(instant(new Date('2026-03-09T10:00:00+08:00')))).toEqual([
    '$1::timestamptz',
    '2026-03-09T02:00:00.000Z',
  ])
})

test('many values are one parameter, however many, and none may break out of its place', () => {
  expect(said(many([], 'uuid'))).toEqual(['$1::uuid[]', '{}'])
  expect(said(many(null, 'uuid'))).toEqual(['$1::uuid[]', null])
  expect(said(many([1, null, 20], 'integer'))).toEqual(['$1::integer[]', '{"1",null,"20"}'])
  expect(said(many([new Date(0)], 'timestamptz'))).toEqual([
    '$1::timestamptz[]',
    '{"1970-01-01T00:00:00.000Z"}',
  ])
  expect(said(many(['a,b', 'say "}"', '\\', 'null'], 'text'))).toEqual([
    '$1::text[]',
    '{"a,b","say \\"}\\"","\\\\","null"}',
  ])
})
