import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { engineFiles } from '@/db/engine-files'

/** The last migration that made functions: from then on db/engine has them. */
const lastWithFunctions = '0039'

/** SQL without its comments. What looks like one inside a text in quotes stays. */
function withoutComments(sql: string): string {
  return sql.replace(/'(?:[^']|'')*'|--[^\n]*|\/\*[\s\S]*?\*\//g, (found) =>
    found.startsWith("'") ? found : ' ',
  )
}

/**
 * The words in a migration's SQL that make, change or drop a part of the engine, also inside a `do`
 * block or a text to execute. Switching a trigger off and on around a change of rows is no such thing.
 */
function engineWords(sql: string): string[] {
  const code = withoutComments(sql).replace(/\b(disable|enable)\s+trigger\b/gi, '')
  return (
    code.match(/\b(functions?|procedures?|routines?|aggregates?|(event\s+)?triggers?)\b/gi) ?? []
  )
}

describe('no migration makes, changes or drops a function, an aggregate or a trigger', () => {
  const migrations = readdirSync('db/migrations').filter((name) => name.endsWith('.sql'))

  const wordsAfter = (tag: string) =>
    migrations
      .filter((name) => name.slice(0, 4) > tag)
      .flatMap((name) => {
        const words = engineWords(readFileSync(`db/migrations/${name}`, 'utf8'))
        return words.map((word) => `${name}: ${word}`)
      })

  test('from now on; before, they did', () => {
    expect(wordsAfter(lastWithFunctions), 'write it into db/engine').toEqual([])
    expect(wordsAfter('0035').length).toBeGreaterThan(5)
  })

  test.each([
    'create function f() returns int language sql as $$ select 1 $$;',
    'CREATE OR REPLACE\n  FUNCTION f() RETURNS int LANGUAGE sql RETURN 1;',
    'create or replace procedure p() language sql as $$ select 1 $$;',
    'create aggregate a(int) (sfunc = int4pl, stype = int);',
    'create constraint trigger t after insert on rooms for each row execute function f();',
    'alter function f() stable;',
    'alter trigger t on rooms rename to u;',
    'drop routine if exists f();',
    'create event trigger t on ddl_command_end execute function f();',
    "do $$ begin if true then execute 'create or replace function f() returns int …'; end if; end $$;",
    "do $$ begin execute format('create %s f() returns int …', 'function'); end $$;",
    "select 'it''s -- no comment'; drop trigger t on rooms;",
    '/* said */ create /* why */ trigger t before insert on rooms execute function f();',
  ])('a planted one is found: %s', (planted) => {
    expect(engineWords(planted)).not.toEqual([])
  })

  test.each([
    '-- What create function would do here is in db/engine.\nalter table rooms add column floor smallint;',
    '/* drop trigger t */ update rooms set code = code;',
    'alter table policies disable trigger policies_updated;\nalter table policies enable trigger policies_updated;',
    "insert into refusals (reason) values ('trigger_less');",
  ])('what is none is not: %s', (harmless) => {
    expect(engineWords(harmless)).toEqual([])
  })
})

test('docs/capacity.md lists the files of the engine and each of their functions in order', () => {
  const doc = readFileSync('docs/capacity.md', 'utf8')
  const listed = doc.split(/^(?=#+ )/m).flatMap((part) => {
    const file = /^#### `db\/engine\/([\w-]+\.sql)`/.exec(part)?.[1]
    const names = [...part.matchAll(/^\| `(\w+)`\s+\| \S/gm)].map((row) => row[1])
    return file ? [[file, names] as const] : []
  })
  const there = engineFiles().map(({ name, text }) => {
    const made = text.matchAll(/^create or replace (?:function|aggregate) (\w+)/gm)
    return [name, [...made].map((one) => one[1])] as const
  })
  expect(Object.fromEntries(listed)).toEqual(Object.fromEntries(there))
  expect(doc).not.toMatch(/\b\d{4}_\w/)
})

test('a trigger stands in the file of its function, or after the foundation', () => {
  const made = (text: string) =>
    [...text.matchAll(/create or replace function (\w+)/g)].map((one) => one[1])
  const files = engineFiles()
  const before: (string | undefined)[] = []
  const early = files.flatMap(({ name, text }) => {
    before.push(...made(text))
    const called = [...text.matchAll(/execute function (\w+)\(/g)].map((one) => one[1])
    return called.filter((one) => !before.includes(one)).map((one) => `${name}: ${one}`)
  })
  expect(early).toEqual([])
})
