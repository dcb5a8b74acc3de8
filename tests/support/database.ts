import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import { inject } from 'vitest'
import { createDatabase, type Database } from '@/db/client'
import { databaseBeside } from './run'

export type TestDatabase = { db: Database; url: string }

let shared: Promise<TestDatabase> | undefined
const fresh: Database[] = []

/**
 * This worker's own database, migrated and otherwise empty, made at the first call and kept for
 * the worker's other tests: each test makes its own rooms and asks only about them.
 */
export function testDatabase(): Promise<TestDatabase> {
  shared ??= makeDatabase('worker', inject('testServer').empty).then(opened)
  return shared
}

/**
 * A database for one test alone: for switching a guard off, or counting whole tables. Its
 * connections are closed at the end of the file, unless the test closes them.
 */
export async function freshDatabase(): Promise<TestDatabase> {
  const made = opened(await makeDatabase('fresh', inject('testServer').empty))
  fresh.push(made.db)
  return made
}

/** Closes the connections of the databases that a file's tests had for themselves. */
export async function closeFreshDatabases(): Promise<void> {
  await Promise.all(fresh.splice(0).map((db) => db.close()))
}

/** The URL of a database with nothing in it, not even tables. */
export function emptyDatabase(): Promise<string> {
  return makeDatabase('empty', 'template1')
}

/** Clones a database to which nobody is connected; answers with the clone's URL. */
export async function makeDatabase(kind: string, template: string): Promise<string> {
  const { server } = inject('testServer')
  const name = `${kind}_${randomUUID().replaceAll('-', '')}`
  const sql = postgres(server, { max: 1, onnotice: () => {} })
  try {
    // Nothing here outlives a crash, so the files are copied as they are instead of through the log.
    await sql.unsafe(`create database ${name} template ${template} strategy file_copy`)
  } finally {
    await sql.end()
  }
  return databaseBeside(server, name)
}

/** Use cases ask as the role that serves; the URL is the owner's, who may set guards aside. */
function opened(url: string): TestDatabase {
  return { db: createDatabase(serving(url), { max: 20 }), url }
}

/** The same database's URL for the role that serves. */
export function serving(url: string): string {
  return databaseBeside(inject('testServer').serving, new URL(url).pathname.slice(1))
}
