import { readFileSync } from 'node:fs'
import { parseSync, Visitor } from 'oxc-parser'
import { expect, test } from 'vitest'
import { sourceFiles } from './imports'

const queries = ['select', 'selectDistinct', 'selectDistinctOn', 'insert', 'update', 'delete']

/**
 * The lines that write a query of Drizzle's and do nothing with it: it would never be sent. The
 * linter's rule about promises does not see through the types of these, only of `execute`.
 */
function floating(file: string, code = readFileSync(file, 'utf8')): string[] {
  const found: string[] = []
  new Visitor({
    ExpressionStatement({ expression, start }) {
      let calls = 0
      let from = expression
      while (from.type === 'CallExpression' && from.callee.type === 'MemberExpression') {
        const { object, property } = from.callee
        calls++
        const begins = property.type === 'Identifier' && queries.includes(property.name)
        if (calls > 1 && begins) found.push(`${file}:${code.slice(0, start).split('\n').length}`)
        from = object
      }
    },
  }).visit(parseSync(file, code).program)
  return found
}

test('no query is written and then left', () => {
  expect(sourceFiles('app', 'db', 'domain', 'lib').flatMap((file) => floating(file))).toEqual([])
})

test('the test sees one that is left, and none that is awaited or handed on', () => {
  const left = 'tx.insert(rooms).values(row)\ninside.tx.update(rooms).set(row).where(a)'
  const taken =
    'await tx.insert(rooms).values(row)\nall.push(tx.delete(rooms).where(a))\nseen.delete(1)'
  expect(floating('left.ts', left)).toEqual(['left.ts:1', 'left.ts:2'])
  expect(floating('taken.ts', taken)).toEqual([])
})
