import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import { inject } from 'vitest'
import { createDatabase, type Database } from '@/db/client'

export type TestDatabase = { db: Database; url: string }

let shared: Promise<TestDatabase> | undefined

/**
 * This worker's own database, migrated and otherwise empty, made at the first call and kept for
 * the worker's other tests: each test makes its own rooms and asks only about them.
 */
export function testDatabase(): Promise<TestDatabase> {
  shared ??= clonedDatabase(`worker_${process.env.VITEST_POOL_ID ?? '0'}`)
  return shared
}

/** A database for one test alone: for switching a guard off, or counting whole tables. */
export function freshDatabase(): Promise<TestDatabase> {
  return clonedDatabase(`fresh_${randomUUID().replaceAll('-', '')}`)
}

/** The URL of a database with nothing in it, not even tables. */
export async function emptyDatabase(): Promise<string> {
  const template = new URL(inject('templateUrl'))
  const name = `empty_${randomUUID().replaceAll('-', '')}`
  const sql = postgres(withDatabase(template, 'postgres'), { max: 1, onnotice: () => {} })
  try {
    await sql.unsafe(`create database ${name}`)
  } finally {
    await sql.end()
  }
  return withDatabase(template, name)
}

/** Clones the migrated template under the name, unless that clone exists already. */
async function clonedDatabase(name: string): Promise<TestDatabase> {
  const template = new URL(inject('templateUrl'))
  const url = withDatabase(template, name)
  const sql = postgres(withDatabase(template, 'postgres'), { max: 1, onnotice: () => {} })
  try {
    const found = await sql`select 1 from pg_database where datname = ${name}`
    if (found.length === 0) {
      await sql.unsafe(`create database ${name} template ${template.pathname.slice(1)}`)
    }
  } finally {
    await sql.end()
  }
  return { db: createDatabase(url, { max: 20 }), url }
}

function withDatabase(base: URL, name: string): string {
  const url = new URL(base)
  url.pathname = `/${name}`
  return url.href
}
